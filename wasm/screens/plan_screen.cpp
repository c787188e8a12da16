#include "app/app.h"
#include "app/router.h"
#include "commercial/module.h"
#include "commercial/publish_plan_version.h"
#include "fonts/icons.h"
#include "records/form.h"
#include "records/list_screen.h"
#include "records/loaded_record.h"
#include "records/plan_view.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/unsaved.h"
#include "records/visit.h"
#include "records/words.h"
#include "screens/plan_basics.h"
#include "screens/plan_example.h"
#include "screens/plan_prices.h"
#include "screens/screens.h"
#include "ui/layout.h"
#include "ui/page.h"
#include "ui/states.h"
#include "ui/toast.h"

namespace {

struct Editor {
  std::string place;  // that it was opened for
  records::LoadedRecord row;
  PlanDraft draft;
  bool begun = false;
  records::Form form{.shape = &kPlanVersions};  // for the plan's picker
  records::RecordList modules{kModules, 100};
  PlanExample example;
  records::Deed save, publish;
  bool publishing = false;
};

Editor& editor() {
  static Editor only;
  return only;
}

// A draft that is being read, a new one from another, or a new one.
void open(Editor& e, App& app) {
  const std::string id(app.router().part("id")), from = app.router().query("from");
  const std::string place = id + "?" + from;
  if (e.place != place) {
    e.place = place;
    e.begun = false;
    e.save.close();
    e.publish.close();
    e.row.clear();
    if (!id.empty() || !from.empty()) e.row.show(kPlanVersions, id.empty() ? from : id);
    if (id.empty() && from.empty()) {
      e.draft.begin();
      if (const auto plan = parse_uuid(app.router().query("planId"))) e.draft.version.plan_id = {*plan};
      e.begun = true;
    }
  }
  e.row.poll();
  if (e.begun || !e.row.ready()) return;
  if (id.empty()) e.draft.begin_from(e.row.row());
  else e.draft.begin(e.row.row(), e.row.etag());
  e.begun = true;
}

void start_save(Editor& e) {
  const Action* action =
      records::catalogue().find_action(e.draft.is_new ? "plan_versions.create" : "plan_versions.change");
  if (!action) return;
  e.save.begin(*action, e.draft.is_new ? std::string() : to_text(e.draft.version.id), e.draft.etag);
  e.save.apply(e.draft.input());
}

void take_saved(Editor& e) {
  const bool was_new = e.draft.is_new;
  const Json row = e.save.result();
  e.draft.begin(row, "\"" + std::to_string(row.integer("version")) + "\"");
  ui::toast(e.draft.version.title + " was saved.");
  records::refresh_lists(kPlanVersions);
  records::keep_unsaved(&e, false);
  if (!was_new) return;
  const std::string id(row.text("id"));
  e.place = id + "?";
  records::visit(records::screen_path(kPlanVersions, id) + "/change");
}

void take_published(Editor& e) {
  e.publishing = false;
  ui::toast(e.draft.version.title + " is on sale.");
  records::refresh_lists(kPlanVersions);
  e.place.clear();
  records::visit(records::screen_path(kPlanVersions, to_text(e.draft.version.id)));
}

std::vector<Fault> faults_of(const Editor& e) {
  std::vector<Fault> faults = check_prices(e.draft.version);
  for (const Fault& fault : e.save.problem().faults) faults.push_back(fault);
  for (const Fault& fault : e.publish.problem().faults) faults.push_back(fault);
  return faults;
}

// The one primary action: what the draft needs next.
struct Next {
  std::string_view action = {};
  const char* icon = nullptr;
  std::string_view disabled_because = {};
  void (*act)(Editor&) = nullptr;
};

void start_publish(Editor& e) {
  e.publishing = true;
  e.publish.begin(kPublishPlanVersion, to_text(e.draft.version.id), e.draft.etag);
  e.publish.plan(Json::object());
}

Next next_of(const Editor& e) {
  if (!e.begun) return {};
  if (e.save.busy() || e.publish.busy()) return {"Save draft", icon::kSave, "Wait for the answer.", start_save};
  if (e.draft.is_new || e.draft.dirty())
    return {"Save draft", icon::kSave,
            e.draft.version.plan_id ? std::string_view() : std::string_view("Choose a plan first."), start_save};
  return {"Publish", icon::kCheck,
          faults_of(e).empty() ? std::string_view() : std::string_view("Some checks do not hold yet."), start_publish};
}

void draw_sides(Editor& e) {
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
  Editor& e = editor();
  open(e, app);
  e.modules.ask({.sort = "name"});
  e.modules.poll();
  if (e.save.poll() && e.save.state() == records::DeedState::done) take_saved(e);
  if (e.publish.poll() && e.publish.state() == records::DeedState::done) return take_published(e);
  const std::string title = e.draft.is_new ? std::string("New price list") : e.draft.version.title;
  app.set_crumbs({{"Plan versions", records::screen_path(kPlanVersions)}, {title, ""}});
  const bool fixed = e.begun && e.draft.version.state != PlanState::draft;
  const Next next = fixed ? Next{"New version from this one", icon::kCopy} : next_of(e);
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
