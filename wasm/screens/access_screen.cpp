#include <algorithm>

#include "access/change_many_assignments.h"
#include "app/app.h"
#include "core/text.h"
#include "fonts/icons.h"
#include "records/list_screen.h"
#include "records/plan_view.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/unsaved.h"
#include "records/words.h"
#include "screens/access_basket.h"
#include "screens/access_grid.h"
#include "screens/access_scope.h"
#include "screens/screens.h"
#include "ui/button.h"
#include "ui/field.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/page.h"
#include "ui/states.h"
#include "ui/toast.h"

namespace {

struct AccessPage {
  AccessScope scope;
  AccessMatrix matrix;
  AccessGrid grid;
  records::RecordList everyone{kUsers, 100};
  std::string words;
  bool all = false;  // everybody, not only who holds something here
  std::vector<std::size_t> shown;
  records::Deed deed;
  Json input;
  bool planning = false;
};

AccessPage& page() {
  static AccessPage only;
  return only;
}

void take_answer(AccessPage& p) {
  if (p.deed.state() != records::DeedState::done) return;
  ui::toast(records::count_of(static_cast<std::int64_t>(p.matrix.basket().size()), "change was", "changes were") +
            " applied.");
  p.matrix.empty_basket();
  p.planning = false;
  p.deed.close();
  for (const Entity* entity : {&kAssignments, &kGrants}) {
    p.scope.refresh(*entity);
    records::refresh_lists(*entity);
  }
}

void plan(AccessPage& p) {
  p.input = p.matrix.input();
  p.deed.begin(kChangeManyAssignments);
  p.deed.plan(p.input);
  p.planning = true;
}

void draw_bar(App& app, AccessPage& p) {
  ui::begin_bar();
  std::string at;
  if (p.scope.draw_select(at)) app.replace("/app/access?at=" + at);
  if (!theme::narrow()) ui::beside(3);
  ui::search_field("Find a person", p.words, theme::grid(theme::narrow() ? 50 : 60));
  ui::beside(3);
  if (ui::filter_chip("Everybody", p.all)) p.all = !p.all;
  if (const auto waiting = static_cast<std::int64_t>(p.matrix.basket().size()); waiting > 0) {
    if (theme::narrow()) ui::gap(2);
    else ui::beside(4);
    ui::label(records::count_of(waiting, "change", "changes") + " not applied");
    ui::beside(3);
    if (ui::button("Review", {.look = ui::Look::primary, .small = true, .busy = p.deed.busy()})) plan(p);
    ui::beside(2);
    if (ui::button("Discard", {.look = ui::Look::ghost, .small = true})) p.matrix.empty_basket();
  }
  ui::end_bar();
}

// The rows of people() that the words find.
void choose_people(AccessPage& p) {
  p.shown.clear();
  const std::string wanted = fold(p.words);
  for (std::size_t i = 0; i < p.matrix.people().size(); ++i)
    if (fold(p.matrix.people()[i].second).find(wanted) != std::string::npos) p.shown.push_back(i);
}

void draw_grid(AccessPage& p) {
  if (!p.all) {
    choose_people(p);
    if (p.shown.empty()) {
      if (ui::empty_state({.icon = icon::kUsers,
                           .title = p.words.empty() ? "Nobody has a role here yet" : "Nobody here is called that",
                           .action = "Show everybody"}))
        p.all = true;
      return;
    }
    return p.grid.draw(p.matrix, static_cast<int>(p.shown.size()), [&](int row) -> AccessGrid::Person {
      const auto& [id, name] = p.matrix.people()[p.shown[static_cast<std::size_t>(row)]];
      return {id, name};
    });
  }
  p.everyone.ask({.q = p.words, .sort = "name"});
  p.everyone.poll();
  if (p.everyone.loading()) return ui::skeleton(p.everyone.since(), 8);
  p.grid.draw(p.matrix, p.everyone.count(), [&](int row) -> AccessGrid::Person {
    if (row >= static_cast<int>(p.everyone.rows().size())) return {};
    const Json& person = p.everyone.rows()[static_cast<std::size_t>(row)];
    return {std::string(person.text("id")), std::string(person.text("name"))};
  });
  p.everyone.want(p.grid.last_row());
}

void draw_body(AccessPage& p) {
  const bool beside = !theme::narrow() && !p.matrix.basket().empty();
  const float side = beside ? theme::grid(76) : 0;
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos, room = ImGui::GetContentRegionAvail();
  if (theme::narrow() && !p.matrix.basket().empty()) {
    draw_access_basket(p.matrix);
    ui::gap(3);
  }
  ui::push_right_edge(at.x + room.x - side - (beside ? theme::grid(5) : 0));
  draw_grid(p);
  ui::pop_right_edge();
  if (!beside) return;
  ImGui::SetCursorScreenPos({at.x + room.x - side, at.y});
  ui::begin_scroll("basket", {side, room.y}, 0);
  draw_access_basket(p.matrix);
  ui::end_scroll();
}

}  // namespace

void draw_access(App& app) {
  AccessPage& p = page();
  p.scope.choose(app.router().query("at"));
  if (p.scope.poll()) {
    p.matrix.set_columns(p.scope.places(), p.scope.roles());
    p.matrix.set_held(p.scope.assignments(), p.scope.grants());
  }
  if (p.deed.poll()) take_answer(p);
  records::keep_unsaved(&p, !p.matrix.basket().empty());
  ui::page_head({.title = "Access matrix",
                 .words = "Who has which role where. What you tick waits in a basket, is planned as one change, and "
                          "is applied whole or not at all."});
  draw_bar(app, p);
  ui::begin_page_body("access");
  if (const records::Problem* problem = p.scope.problem()) records::draw_problem(*problem);
  else if (p.scope.nothing()) ui::muted("There is no place here whose roles you may see.");
  else if (!p.scope.ready()) ui::skeleton(0, 8);
  else draw_body(p);
  ui::end_page_body();
  if (p.planning) records::draw_plan_dialog(p.deed, p.input, "Apply all", p.planning);
}

void access_changed(const Entity& entity) {
  page().scope.refresh(entity);
  if (&entity == &kUsers) page().everyone.refresh();
}
