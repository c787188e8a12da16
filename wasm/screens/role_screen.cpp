#include "app/app.h"
#include "fonts/icons.h"
#include "records/list_screen.h"
#include "records/plan_view.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/unsaved.h"
#include "records/visit.h"
#include "records/words.h"
#include "screens/role_grid.h"
#include "screens/screens.h"
#include "ui/button.h"
#include "ui/field.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/page.h"
#include "ui/states.h"
#include "ui/toast.h"

namespace {

struct Permissions {
  records::RecordList custom{kRoles, 100};
  RoleMatrix matrix;
  RoleGrid grid;
  std::string words;
  bool only_differences = false;
  bool taken = false;
  records::Deed deed;
  Json input;
  int changing = -1;
  bool planning = false;
};

Permissions& page() {
  static Permissions only;
  return only;
}

// One role after the other: each has a plan of its own.
void plan_next(Permissions& p) {
  std::vector<std::string> permissions;
  p.changing = p.matrix.next_changed(permissions);
  const Action* change = records::catalogue().find_action("roles.change");
  p.planning = p.changing >= 0 && change;
  if (!p.planning) return;
  const Json& row = p.matrix.roles()[static_cast<std::size_t>(p.changing)].row;
  Json list = Json::array();
  for (const std::string& permission : permissions) list.push(permission);
  p.input = Json::Object{{"permissions", std::move(list)}};
  p.deed.begin(*change, row.text("id"), "\"" + std::to_string(row.integer("version")) + "\"");
  p.deed.plan(p.input);
}

void take_answer(Permissions& p) {
  if (p.deed.state() != records::DeedState::done) return;
  ui::toast(p.matrix.roles()[static_cast<std::size_t>(p.changing)].label + " was changed.");
  p.matrix.forget(static_cast<std::size_t>(p.changing));
  p.deed.close();
  p.custom.refresh();
  records::refresh_lists(kRoles);
  plan_next(p);
}

void draw_basket(Permissions& p) {
  const auto waiting = static_cast<std::int64_t>(p.matrix.waiting());
  ui::beside(4);
  ui::label(records::count_of(waiting, "change", "changes") + " not saved");
  ui::beside(3);
  if (ui::button("Review", {.look = ui::Look::primary, .small = true, .busy = p.deed.busy()})) plan_next(p);
  ui::beside(2);
  if (ui::button("Discard", {.look = ui::Look::ghost, .small = true})) p.matrix.empty_basket();
}

}  // namespace

void draw_role_matrix(App&) {
  Permissions& p = page();
  p.custom.ask({.sort = "name"});
  if (p.custom.poll() || !p.taken) {
    p.matrix.take(p.custom);
    p.taken = true;
  }
  if (p.deed.poll()) take_answer(p);
  records::keep_unsaved(&p, p.matrix.waiting() > 0);
  if (ui::page_head({.title = "Roles and permissions",
                     .words = "Built-in roles are part of the product. Roles that an organisation makes are changed "
                              "here; a grey tick comes by a pattern or another role.",
                     .action = "Create role",
                     .icon = icon::kAdd}))
    records::visit(records::screen_path(kRoles, "new"));
  ui::begin_bar();
  ui::search_field("Find a permission", p.words, theme::grid(theme::narrow() ? 50 : 70));
  ui::beside(4);
  if (ui::filter_chip("Only what differs", p.only_differences)) p.only_differences = !p.only_differences;
  if (p.matrix.waiting() > 0) draw_basket(p);
  ui::end_bar();
  if (p.custom.problem()) {
    ui::begin_bar();
    records::draw_problem(p.custom.problem());
    ui::end_bar();
  }
  ui::begin_page_body("matrix");
  p.grid.draw(p.matrix, p.words, p.only_differences);
  ui::end_page_body();
  if (p.planning) records::draw_plan_dialog(p.deed, p.input, "Change role", p.planning);
}

void role_matrix_changed(const Entity& entity) {
  if (&entity == &kRoles) page().custom.refresh();
}
