#include "screens/assignment_access.h"

#include "access/assignment.h"
#include "fonts/icons.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/marks.h"

namespace {

const Json* access_to(const Json& assignment, std::string_view module) {
  for (const Json& access : assignment.items("modules"))
    if (access.text("moduleId") == module) return &access;
  return nullptr;
}

// An assignment to a department reaches no further than that.
std::string place_of_work(const Json& assignment) {
  const std::string_view department = assignment.text("departmentId");
  return department.empty() ? "business-units/" + std::string(assignment.text("businessUnitId"))
                            : "departments/" + std::string(department);
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

}  // namespace

void add_access_questions(const Json& assignment, const std::vector<Json>& modules, std::string_view person,
                          const std::string& day, Json::Array& questions) {
  for (const Json& module : modules) {
    const Json* given = access_to(assignment, module.text("code"));
    const std::string_view level = given ? given->text("accessLevel") : "read";
    questions.push_back(Json::Object{
        {"subject", person},
        {"action", std::string(module.text("code")) + "." + (level == "custom" ? "read" : std::string(level))},
        {"resource", place_of_work(assignment)},
        {"at", day}});
  }
}

void draw_assignment_access(const Json& assignment, const std::vector<Json>& modules, const AccessAnswers& answers,
                            std::size_t first, bool changeable) {
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
  for (std::size_t i = 0; i < modules.size(); ++i)
    draw_module(modules[i], access_to(assignment, modules[i].text("code")), all, answers.at(first + i));
  mirror::close();
  if (changeable) draw_buttons(assignment);
  ui::end_card();
  ui::gap(3);
}
