#include <algorithm>

#include "access/assignment.h"
#include "commercial/module.h"
#include "fonts/icons.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "screens/record_views.h"
#include "screens/why_box.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/states.h"
#include "ui/tooltip.h"

namespace {

// What the server says of every module at every hotel of one person.
struct Matrix {
  std::string person;
  std::int64_t version = -1;
  records::Call call;
  bool asked = false;
  std::vector<Json> answers;  // by assignment, then module
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
          {"resource", place_of_work(assignment)}});
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

void draw_assignment(const Json& person, const Json& assignment, const std::vector<Json>& modules, std::size_t first) {
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
  ui::end_card();
  ui::gap(3);
  static_cast<void>(person);
}

}  // namespace

void draw_person_access(const Json& person, const records::SidePlace& place) {
  static records::RecordList modules(kModules, 50);
  modules.ask({.sort = "name"});
  modules.poll();
  take_answers();
  if (matrix.person != person.text("id") || matrix.version != person.integer("version")) {
    matrix.person = person.text("id");
    matrix.version = person.integer("version");
    matrix.asked = false;
  }
  if (!matrix.asked && modules.complete()) ask(person, modules.rows());
  const std::string id(person.text("id"));
  const std::string_view role = person.text("platformRole");
  ui::text(role.empty() ? "No platform role" : "Platform role: " + records::words_of(role), ui::Face::strong);
  ui::gap(1);
  if (ui::button("Set platform role", {.icon = icon::kShield, .small = true}))
    records::visit(place.at(id + "/set-platform-role"));
  ui::beside();
  if (ui::button("Assign to a hotel", {.icon = icon::kAdd, .small = true}))
    records::visit(records::screen_path(kAssignments, "new") + "?userId=" + id);
  ui::gap(4);
  if (assignments_of(person).empty()) ui::muted("Works at no hotel that you may see.");
  std::size_t first = 0;
  for (const Json& assignment : assignments_of(person)) {
    ImGui::PushID(static_cast<int>(first));
    draw_assignment(person, assignment, modules.rows(), first);
    ImGui::PopID();
    first += modules.rows().size();
  }
  ui::begin_card("Can this person\u2026?");
  static WhyBox box;
  box.about(id);
  ui::gap(1);
  box.draw();
  ui::end_card();
}
