#include <algorithm>

#include "app/app.h"
#include "commercial/module.h"
#include "fonts/icons.h"
#include "records/plan_view.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/unsaved.h"
#include "records/visit.h"
#include "screens/plan_basics.h"
#include "screens/plan_editor.h"
#include "screens/plan_prices.h"
#include "screens/screens.h"
#include "ui/layout.h"
#include "ui/page.h"
#include "ui/states.h"

namespace {

PlanEditor& editor() {
  static PlanEditor only;
  return only;
}

void draw_sides(PlanEditor& e) {
  const std::vector<Fault> faults = faults_of(e);
  bool changed = false;
  if (e.save.state() == records::DeedState::refused && e.save.problem().faults.empty()) {
    records::draw_problem(e.save.problem());
    ui::gap(3);
  }
  const float whole = ui::available();
  const bool two = whole > theme::grid(240);
  const float side = two ? theme::grid(98) : 0;
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  ImGui::BeginGroup();
  ui::push_right_edge(at.x + whole - side - (two ? theme::grid(5) : 0));
  changed = draw_plan_basics(e.draft, e.form, faults);
  ui::gap(3);
  changed = draw_plan_prices(e.draft.version, faults) || changed;
  ui::gap(4);
  changed = draw_plan_modules(e.draft.version, e.modules, faults) || changed;
  ui::gap(3);
  changed = draw_plan_seats(e.draft.version, faults) || changed;
  ui::pop_right_edge();
  ImGui::EndGroup();
  const float bottom = ImGui::GetItemRectMax().y;
  if (two) ImGui::SetCursorScreenPos({at.x + whole - side, at.y});
  else ui::gap(3);
  ImGui::BeginGroup();
  e.example.draw(e.draft.version);
  ui::gap(3);
  changed = draw_plan_examples(e.draft.version, e.example.seats(), faults) || changed;
  ui::gap(3);
  draw_plan_checks(e.draft, faults);
  ImGui::EndGroup();
  const float end = std::max(bottom, ImGui::GetItemRectMax().y);
  ImGui::SetCursorScreenPos({at.x, end});
  ui::plain({0, 0});
  if (changed) e.save.forget_plan();
}

}  // namespace

void draw_plan_editor(App& app) {
  PlanEditor& e = editor();
  open_editor(e, app);
  e.modules.ask({.sort = "name"});
  e.modules.poll();
  if (e.save.poll() && e.save.state() == records::DeedState::done) take_saved(e);
  if (e.publish.poll() && e.publish.state() == records::DeedState::done) return take_published(e);
  const std::string title = e.draft.is_new ? std::string("New price list") : e.draft.version.title;
  app.set_crumbs({{"Plan versions", records::screen_path(kPlanVersions)}, {title, ""}});
  const bool fixed = e.begun && e.draft.version.state != PlanState::draft;
  const NextStep next = fixed ? NextStep{"New version from this one", icon::kCopy} : next_step(e);
  if (ui::page_head(
          {.title = title,
           .words = "Prices, modules and seats. Once published it never changes; a new version takes its place.",
           .action = next.action,
           .icon = next.icon,
           .disabled_because = next.disabled_because})) {
    if (fixed)
      return records::visit(records::screen_path(kPlanVersions, "new") + "?from=" + to_text(e.draft.version.id));
    next.act(e);
  }
  ui::begin_page_body("plan");
  if (e.begun && !fixed) draw_sides(e);
  else if (fixed) ui::text(title + " is " + std::string(to_name(e.draft.version.state)) + " and does not change.");
  else if (e.row.problem() && records::draw_failure(e.row.problem(), "the price list")) e.row.refresh();
  else if (!e.row.problem()) ui::skeleton(e.row.since(), 10);
  ui::end_page_body();
  if (e.begun) records::keep_unsaved(&e, !fixed && e.draft.dirty());
  if (e.publishing) records::draw_plan_dialog(e.publish, Json::object(), "Publish", e.publishing);
}
