#include "access/access_grant.h"
#include "commercial/module.h"
#include "fonts/icons.h"
#include "records/loaded_record.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "screens/assignment_access.h"
#include "screens/record_views.h"
#include "screens/screens.h"
#include "screens/why_box.h"
#include "ui/button.h"
#include "ui/date_field.h"
#include "ui/layout.h"
#include "ui/states.h"

namespace {

// What the server says of every module at every hotel of one person.
struct Matrix {
  std::string person, at;  // at: a day that is past; empty: now
  std::int64_t version = -1;
  bool asked = false;
  AccessAnswers answers;       // by assignment, then module
  records::LoadedRecord then;  // with everything they held
};

Matrix matrix;

void ask(const Json& person, const std::vector<Json>& modules) {
  Json::Array questions;
  for (const Json& assignment : person.items("businessUnitAssignments"))
    add_access_questions(assignment, modules, person.text("id"), matrix.at, questions);
  matrix.asked = true;
  matrix.answers.ask(std::move(questions));
}

// "Cluster admin at Riverside East"
void draw_grants(const Json& held) {
  for (const Json& grant : held.items("grants")) {
    std::string_view where;
    for (const char* key : {"departmentName", "businessUnitName", "clusterName", "organisationName"})
      if (where.empty()) where = grant.text(key);
    const std::string_view role = grant.text("role");
    const std::string what = role.empty() ? "Module access" : records::words_of(role);
    ui::text((grant.text("effect") == "deny" ? "Refused: " : "") + what + " at " + std::string(where));
  }
  if (!held.items("grants").empty()) ui::gap(2);
}

void draw_held(const Json& person, const std::vector<Json>& modules) {
  const std::string_view role = person.text("platformRole");
  ui::text(role.empty() ? "No platform role" : "Platform role: " + records::words_of(role), ui::Face::strong);
  ui::gap(1);
  draw_grants(person);
  if (person.items("businessUnitAssignments").empty()) ui::muted("Works at no hotel that you may see.");
  std::size_t first = 0;
  for (const Json& assignment : person.items("businessUnitAssignments")) {
    ImGui::PushID(static_cast<int>(first));
    draw_assignment_access(assignment, modules, matrix.answers, first, matrix.at.empty());
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
  matrix.answers.poll();
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
