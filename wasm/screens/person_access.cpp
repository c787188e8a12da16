#include <algorithm>

#include "access/access_grant.h"
#include "commercial/module.h"
#include "fonts/icons.h"
#include "records/loaded_record.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "screens/record_views.h"
#include "screens/screens.h"
#include "screens/why_box.h"
#include "ui/button.h"
#include "ui/date_field.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/states.h"
#include "ui/tooltip.h"

namespace {

// What the server says of every module at every hotel of one person.
struct Matrix {
  std::string person, at;  // at: a day that is past; empty: now
  std::int64_t version = -1;
  records::Call call;
  bool asked = false;
  std::vector<Json> answers;   // by assignment, then module
  records::LoadedRecord then;  // with everything they held
};

Matrix matrix;

const Json::Array& assignments_of(const Json& person) {
  static const Json::Array kNone;
  const Json* list = person.find("businessUnitAssignments");
  return list && list->if_array() ? *list->if_array() : kNone;
}

const Json* access_to(const Json& assignment, std::string_view module) {
  const Json* list = assignment.find("modules");
  if (!list || !list->if_array()) return nullptr;
  for (const Json& access : *list->if_array())
    if (access.text("moduleId") == module) return &access;
  return nullptr;
}

// An assignment to a department reaches no further than that.
std::string place_of_work(const Json& assignment) {
  const std::string_view department = assignment.text("departmentId");
  return department.empty() ? "business-units/" + std::string(assignment.text("businessUnitId"))
                            : "departments/" + std::string(department);
}

void ask(const Json& person, const std::vector<Json>& modules) {
  Json questions = Json::array();
  for (const Json& assignment : assignments_of(person))
    for (const Json& module : modules) {
      const Json* given = access_to(assignment, module.text("code"));
      const std::string_view level = given ? given->text("accessLevel") : "read";
      questions.push(Json::Object{
          {"subject", person.text("id")},
          {"action", std::string(module.text("code")) + "." + (level == "custom" ? "read" : std::string(level))},
          {"resource", place_of_work(assignment)},
          {"at", matrix.at}});
    }
  matrix.asked = true;
  matrix.answers.clear();
  if (questions.if_array()->empty() || questions.if_array()->size() > 100) return;
  const net::Header headers[] = {{"Content-Type", "application/json"}};
  matrix.call.send("POST", "/api/why", to_json_text(Json::Object{{"questions", std::move(questions)}}), headers);
}

void take_answers() {
  net::Answer answer;
  if (!matrix.call.take(answer) || !answer.ok()) return;
  const auto json = parse_json(answer.body, {.bytes = 4u << 20});
  const Json* answers = json ? json->find("answers") : nullptr;
  if (answers && answers->if_array()) matrix.answers = *answers->if_array();
}

void draw_module(const Json& module, const Json* given, bool all_modules, const Json* answer) {
  const ui::Item line = ui::plain({ui::available(), theme::sizes().control_small});
  const bool allowed = answer && answer->find("allowed") && *answer->find("allowed") == Json(true);
  const bool licence = answer && answer->text("code").starts_with("LICENSE");
  const std::string level = given         ? records::words_of(given->text("accessLevel"))
                            : all_modules ? "Admin, by role"
                                          : "No access";
  const bool has = given || all_modules;
  const theme::Colors& c = theme::colors();
  paint::text_in(line.rect, ui::Face::body, has ? c.text : c.muted, module.text("name"));
  const std::string words = has && licence ? level + ", locked" : level;
  ImRect right = line.rect;
  if (has && answer) {
    paint::glyph({right.Max.x - theme::sizes().icon_small / 2, right.GetCenter().y},
                 allowed   ? icon::kCheckCircle
                 : licence ? icon::kLock
                           : icon::kBlock,
                 allowed   ? c.positive
                 : licence ? c.warning
                           : c.danger,
                 theme::sizes().icon_small);
    right.Max.x -= theme::sizes().icon + theme::grid(1);
  }
  paint::text_in(right, ui::Face::body, has ? c.text : c.muted, words, ui::Align::right);
  const std::string name = std::string(module.text("name")) + ": " + words;
  const std::string_view why = answer && has && !allowed ? answer->text("sentence") : std::string_view();
  mirror::open(0, line.rect, {.role = ui::Role::listitem});
  mirror::leaf(0, line.rect, {.role = ui::Role::text, .name = name});
  if (!why.empty()) ui::toned(why, licence ? ui::Tone::warning : ui::Tone::danger, ui::Face::small);
  mirror::close();
}

void draw_buttons(const Json& assignment) {
  ui::gap(2);
  const std::string path = records::screen_path(kAssignments, assignment.text("id"));
  if (ui::button("Change", {.icon = icon::kEdit,
                            .name = "Change the assignment at " + std::string(assignment.text("businessUnitName")),
                            .small = true}))
    records::visit(path + "/change");
  ui::beside();
  if (ui::button("End", {.look = ui::Look::ghost,
                         .name = "End the assignment at " + std::string(assignment.text("businessUnitName")),
                         .small = true}))
    records::visit(path + "/archive");
}

void draw_assignment(const Json& assignment, const std::vector<Json>& modules, std::size_t first) {
  ui::begin_card(assignment.text("businessUnitName"));
  std::string role = records::words_of(assignment.text("role"));
  if (!assignment.text("department").empty())
    role += ", " + records::lower_first(records::words_of(assignment.text("department")));
  ui::badge(role, ui::Tone::accent);
  ui::gap(2);
  const bool all = assignment.text("role") == "hotel_admin";
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  mirror::open(0, {at.x, at.y, at.x + ui::available(), at.y + theme::sizes().row},
               {.role = ui::Role::list, .name = "Modules"});
  for (std::size_t i = 0; i < modules.size(); ++i) {
    const Json* answer = first + i < matrix.answers.size() ? &matrix.answers[first + i] : nullptr;
    draw_module(modules[i], access_to(assignment, modules[i].text("code")), all, answer);
  }
  mirror::close();
  if (matrix.at.empty()) draw_buttons(assignment);
  ui::end_card();
  ui::gap(3);
}

// "Cluster admin at Riverside East"
void draw_grants(const Json& held) {
  const Json* grants = held.find("grants");
  if (!grants || !grants->if_array()) return;
  for (const Json& grant : *grants->if_array()) {
    std::string_view where;
    for (const char* key : {"departmentName", "businessUnitName", "clusterName", "organisationName"})
      if (where.empty()) where = grant.text(key);
    const std::string_view role = grant.text("role");
    const std::string what = role.empty() ? "Module access" : records::words_of(role);
    ui::text((grant.text("effect") == "deny" ? "Refused: " : "") + what + " at " + std::string(where));
  }
  if (!grants->if_array()->empty()) ui::gap(2);
}

void draw_held(const Json& person, const std::vector<Json>& modules) {
  const std::string_view role = person.text("platformRole");
  ui::text(role.empty() ? "No platform role" : "Platform role: " + records::words_of(role), ui::Face::strong);
  ui::gap(1);
  draw_grants(person);
  if (assignments_of(person).empty()) ui::muted("Works at no hotel that you may see.");
  std::size_t first = 0;
  for (const Json& assignment : assignments_of(person)) {
    ImGui::PushID(static_cast<int>(first));
    draw_assignment(assignment, modules, first);
    ImGui::PopID();
    first += modules.size();
  }
}

void draw_change_buttons(std::string_view person, const records::SidePlace& place) {
  if (ui::button("Set platform role", {.icon = icon::kShield, .small = true}))
    records::visit(place.at(std::string(person) + "/set-platform-role"));
  ui::beside();
  if (ui::button("Assign to a hotel", {.icon = icon::kAdd, .small = true}))
    records::visit(records::screen_path(kAssignments, "new") + "?userId=" + std::string(person));
}

// What they held at the end of that day. Nothing while it is not known.
const Json* draw_then(records::LoadedRecord& then, std::string_view person, const std::string& day) {
  then.show("/api/users/" + std::string(person) + "/access" + (day.empty() ? "" : "?at=" + day));
  then.poll();
  if (then.problem()) records::draw_problem(then.problem());
  else if (!then.ready()) ui::skeleton(then.since(), 4);
  const Json* held = then.ready() && !then.problem() ? then.row().find("person") : nullptr;
  if (then.ready() && !held) ui::text("The platform did not know this person then.", ui::Face::strong);
  return held;
}

}  // namespace

void draw_person_access(const Json& person, const records::SidePlace& place) {
  static records::RecordList modules(kModules, 50);
  static std::string day;
  modules.ask({.sort = "name"});
  modules.poll();
  take_answers();
  const std::string id(person.text("id"));
  if (matrix.person != id) day.clear();
  ui::date_field("As of", day,
                 {.help = "What they could do at the end of a day; empty for now", .width = theme::grid(50)});
  ui::gap(3);
  if (matrix.person != id || matrix.version != person.integer("version") || matrix.at != day) {
    matrix.person = id;
    matrix.version = person.integer("version");
    matrix.at = day;
    matrix.asked = false;
    matrix.then.clear();
  }
  if (day.empty()) draw_change_buttons(id, place), ui::gap(4);
  const Json* held = draw_then(matrix.then, id, day);
  if (held && !matrix.asked && modules.complete()) ask(*held, modules.rows());
  if (held) draw_held(*held, modules.rows());
  ui::gap(2);
  ui::begin_card("Can this person\u2026?");
  static WhyBox box;
  box.about(id);
  box.as_of(day);
  ui::gap(1);
  box.draw();
  ui::end_card();
}

void person_access_changed(const Entity& entity) {
  if (&entity != &kAssignments && &entity != &kGrants && &entity != &kUsers) return;
  matrix.then.refresh();
  matrix.asked = false;
}
