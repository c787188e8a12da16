#include "screens/why_box.h"

#include "app/router.h"
#include "commercial/module.h"
#include "identity/user.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/words.h"
#include "tenancy/department.h"
#include "ui/layout.h"
#include "ui/select.h"
#include "ui/states.h"

namespace {

enum class PlaceKind : std::uint8_t { hotel, department, cluster, organisation, person, platform };

struct WhyQuestion {
  Id<User> person;
  PlaceKind place = PlaceKind::hotel;
  Id<BusinessUnit> hotel;
  Id<Department> department;
  Id<Cluster> cluster;
  Id<Organisation> organisation;
  Id<User> other;
};

using Q = WhyQuestion;
constexpr Field kFields[] = {
    field<&Q::person>("Person").references(kUsers).required(),
    field<&Q::place>("Where").required(),
    field<&Q::hotel>("Hotel").references(kBusinessUnits).required(),
    field<&Q::department>("Department").references(kDepartments).required(),
    field<&Q::cluster>("Cluster").references(kClusters).required(),
    field<&Q::organisation>("Organisation").references(kOrganisations).required(),
    field<&Q::other>("Whom").references(kUsers).required(),
};
static_assert(describes<Q>(kFields));
constexpr Shape kQuestion{"why", "Question", kFields};
constexpr std::string_view kOfPlace[] = {"hotel", "department", "cluster", "organisation", "other"};
constexpr std::string_view kPaths[] = {"business-units", "departments", "clusters", "organisations", "users"};

std::size_t kind_of(const Json& values) {
  const auto& names = names_of<PlaceKind>;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (values.text("place") == names[i]) return i;
  return 0;
}

void draw(records::Form& form, std::string_view name) {
  const Field& f = *kQuestion.find(name);
  const std::string path(f.wire);
  ImGui::PushID(path.c_str());
  records::draw_form_field({form, kQuestion, f, form.value, nullptr, path});
  ImGui::PopID();
}

struct Asked {
  std::string action, label;
};

// Every permission there is, and the levels of each module.
std::vector<Asked> all_actions(records::RecordList& modules) {
  std::vector<Asked> out;
  for (const Json& module : modules.rows())
    for (const std::string_view level : {"read", "write", "admin"})
      out.push_back({std::string(module.text("code")) + "." + std::string(level),
                     "Module " + std::string(module.text("name")) + ": " + std::string(level)});
  for (const std::string& permission : records::catalogue().permissions())
    out.push_back({permission, std::string(records::catalogue().label_of(permission))});
  return out;
}

}  // namespace

void WhyBox::about(std::string_view person) {
  if (fixed_ && form_.value.text("person") == person) return;
  form_ = {};
  action_.clear();
  answer_.clear();
  fixed_ = true;
  ask_for(person, "", "");
}

void WhyBox::ask_for(std::string_view person, std::string_view action, std::string_view resource) {
  form_.shape = &kQuestion;
  form_.value.set("place", "hotel");
  if (!person.empty()) form_.value.set("person", person);
  if (!action.empty()) action_ = action;
  const auto slash = resource.find('/');
  for (std::size_t i = 0; i < std::size(kPaths); ++i)
    if (slash != resource.npos && resource.substr(0, slash) == kPaths[i]) {
      form_.value.set("place", names_of<PlaceKind>[i]);
      form_.value.set(kOfPlace[i], resource.substr(slash + 1));
    }
  if (resource == "platform") form_.value.set("place", "platform");
}

void WhyBox::draw_action() {
  static records::RecordList modules(kModules, 100);
  modules.ask({});
  modules.poll();
  const std::vector<Asked> asked = all_actions(modules);
  std::vector<ui::Option> options;
  int chosen = -1;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (asked[i].action == action_) chosen = static_cast<int>(i);
    options.push_back({.label = asked[i].label, .detail = asked[i].action});
  }
  if (ui::select("May they", chosen, options,
                 {.placeholder = "Choose what", .flags = mirror::kRequired, .width = ui::available()}) &&
      chosen >= 0)
    action_ = asked[static_cast<std::size_t>(chosen)].action;
}

void WhyBox::draw_place() {
  ::draw(form_, "place");
  const std::size_t kind = kind_of(form_.value);
  if (kind >= std::size(kOfPlace)) return;
  ui::gap(3);
  ::draw(form_, kOfPlace[kind]);
}

std::string WhyBox::question() const {
  const std::size_t kind = kind_of(form_.value);
  const bool placed = kind < std::size(kOfPlace);
  const std::string_view where = placed ? form_.value.text(kOfPlace[kind]) : std::string_view();
  if (form_.value.text("person").empty() || action_.empty() || (placed && where.empty())) return {};
  const std::string resource = placed ? std::string(kPaths[kind]) + "/" + std::string(where) : std::string("platform");
  return "/api/why?subject=" + percent_encoded(form_.value.text("person")) + "&action=" + percent_encoded(action_) +
         "&resource=" + percent_encoded(resource) + (day_.empty() ? "" : "&at=" + day_);
}

// What a remedy's form begins with.
std::string WhyBox::given() const {
  std::string out = "userId=" + std::string(form_.value.text("person"));
  if (const std::string_view hotel = form_.value.text("hotel"); !hotel.empty() && kind_of(form_.value) == 0)
    out.append("&businessUnitId=").append(hotel);
  return out;
}

void WhyBox::draw() {
  if (!fixed_) {
    ::draw(form_, "person");
    ui::gap(3);
  }
  draw_action();
  ui::gap(3);
  draw_place();
  ui::gap(4);
  const std::string asked = question();
  if (asked.empty()) return ui::muted("Choose all of it to see the answer.");
  answer_.show(asked);
  answer_.poll();
  if (answer_.problem()) return records::draw_problem(answer_.problem());
  if (!answer_.ready()) return ui::skeleton(answer_.since(), 4);
  const Json& row = answer_.row();
  const bool allowed = row.find("allowed") && row.find("allowed")->if_bool() && *row.find("allowed")->if_bool();
  records::draw_decision(allowed, row.text("sentence"), records::read_trace(row), records::read_remedies(row), given());
}
