#include "screens/plan_editor.h"

#include "app/app.h"
#include "app/router.h"
#include "commercial/publish_plan_version.h"
#include "fonts/icons.h"
#include "records/list_screen.h"
#include "records/session.h"
#include "records/unsaved.h"
#include "records/visit.h"
#include "ui/toast.h"

namespace {

void start_save(PlanEditor& e) {
  const Action* action =
      records::catalogue().find_action(e.draft.is_new ? "plan_versions.create" : "plan_versions.change");
  if (!action) return;
  e.save.begin(*action, e.draft.is_new ? std::string() : to_text(e.draft.version.id), e.draft.etag);
  e.save.apply(e.draft.input());
}

void start_publish(PlanEditor& e) {
  e.publishing = true;
  e.publish.begin(kPublishPlanVersion, to_text(e.draft.version.id), e.draft.etag);
  e.publish.plan(Json::object());
}

}  // namespace

// A draft that is being read, a new one from another, or a new one.
void open_editor(PlanEditor& e, App& app) {
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

void take_saved(PlanEditor& e) {
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

void take_published(PlanEditor& e) {
  e.publishing = false;
  ui::toast(e.draft.version.title + " is on sale.");
  records::refresh_lists(kPlanVersions);
  e.place.clear();
  records::visit(records::screen_path(kPlanVersions, to_text(e.draft.version.id)));
}

std::vector<Fault> faults_of(const PlanEditor& e) {
  std::vector<Fault> faults = check_prices(e.draft.version);
  for (const Fault& fault : e.save.problem().faults) faults.push_back(fault);
  for (const Fault& fault : e.publish.problem().faults) faults.push_back(fault);
  return faults;
}

NextStep next_step(const PlanEditor& e) {
  if (!e.begun) return {};
  if (e.save.busy() || e.publish.busy()) return {"Save draft", icon::kSave, "Wait for the answer.", start_save};
  if (e.draft.is_new || e.draft.dirty())
    return {"Save draft", icon::kSave,
            e.draft.version.plan_id ? std::string_view() : std::string_view("Choose a plan first."), start_save};
  return {"Publish", icon::kCheck,
          faults_of(e).empty() ? std::string_view() : std::string_view("Some checks do not hold yet."), start_publish};
}
