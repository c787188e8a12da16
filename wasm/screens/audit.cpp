#include "app/app.h"
#include "app/router.h"
#include "core/time.h"
#include "fonts/icons.h"
#include "identity/user.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "records/form.h"
#include "records/journal_list.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/words.h"
#include "screens/audit_proof.h"
#include "screens/screens.h"
#include "ui/button.h"
#include "ui/date_field.h"
#include "ui/layout.h"
#include "ui/page.h"
#include "ui/select.h"
#include "ui/states.h"

namespace {

// What narrows the trail. The address keeps it.
struct AuditFilter {
  Id<User> actor;
  std::optional<Date> from, to;
};
constexpr Field kFields[] = {
    field<&AuditFilter::actor>("Who").references(kUsers),
    field<&AuditFilter::from>("From"),
    field<&AuditFilter::to>("To"),
};
static_assert(describes<AuditFilter>(kFields));
constexpr Shape kFilter{"audit", "Filter", kFields};
constexpr std::string_view kPlain[] = {"actor", "resource", "q", "from", "to"};

struct Audit {
  records::JournalList journal;
  records::Form form;
  std::string typed;
};

Audit& audit() {
  static Audit only;
  return only;
}

// A day stands for its midnight where the viewer is.
std::string moment_of(std::string_view day, int days_later) {
  const auto date = parse_date(day);
  if (!date) return {};
  const std::int64_t ms = start_of(add_days(*date, days_later)).ms;
  return format_timestamp({ms - platform::zone_offset_minutes(ms) * std::int64_t{60'000}});
}

std::string question(const Router& router) {
  std::string out;
  for (const std::string_view key : kPlain) {
    std::string value = router.query(key);
    if (key == "from") value = moment_of(value, 0);
    if (key == "to") value = moment_of(value, 1);
    if (!value.empty()) out.append(out.empty() ? "" : "&").append(key).append("=").append(percent_encoded(value));
  }
  return out;
}

void go_narrowed(App& app, std::string_view key, std::string_view value) {
  std::string place;
  for (const std::string_view each : kPlain) {
    const std::string now = each == key ? std::string(value) : app.router().query(each);
    if (!now.empty()) place.append(place.empty() ? "?" : "&").append(each).append("=").append(percent_encoded(now));
  }
  app.replace("/app/audit" + place);
}

void draw_resource(App& app) {
  std::vector<ui::Option> options{{.label = "Everything"}};
  std::vector<std::string_view> names{""};
  int chosen = 0;
  for (const Entity* entity : records::catalogue().entities()) {
    if (app.router().query("resource") == entity->name) chosen = static_cast<int>(options.size());
    options.push_back({.label = entity->plural});
    names.push_back(entity->name);
  }
  if (ui::select("What", chosen, options, {.width = ui::available()}))
    go_narrowed(app, "resource", names[static_cast<std::size_t>(chosen)]);
}

void draw_field(App& app, const Field& f) {
  Audit& a = audit();
  const std::string path(f.wire);
  const std::string now = app.router().query(f.wire);
  a.form.value.set(f.wire, now.empty() ? Json() : Json(now));
  ImGui::PushID(path.c_str());
  if (records::draw_form_field({a.form, kFilter, f, a.form.value, nullptr, path}))
    go_narrowed(app, f.wire, a.form.value.text(f.wire));
  ImGui::PopID();
}

void draw_filters(App& app) {
  Audit& a = audit();
  ui::begin_bar();
  {
    ui::Columns columns(45, 5);
    draw_field(app, kFields[0]);
    columns.next();
    draw_resource(app);
    columns.next();
    draw_field(app, kFields[1]);
    columns.next();
    draw_field(app, kFields[2]);
    columns.next();
    const ui::Edit edit = ui::text_field(
        "Words", a.typed, {.placeholder = "Enter searches", .icon = icon::kSearch, .width = ui::available()});
    if (edit.submitted) go_narrowed(app, "q", a.typed);
  }
  ui::end_bar();
}

}  // namespace

void draw_audit(App& app) {
  Audit& a = audit();
  const std::string asked = question(app.router());
  a.journal.ask(asked);
  a.journal.poll();
  if (ui::page_head({.title = "Audit",
                     .words = "Who did what, when and where, with what was different afterwards.",
                     .action = "Export as CSV",
                     .icon = icon::kDownload}))
    platform::save_file("/api/journal.csv?" + asked);
  draw_filters(app);
  ui::begin_page_body("audit");
  if (a.journal.loading()) {
    ui::skeleton(a.journal.since(), 8);
  } else if (a.journal.problem()) {
    if (records::draw_failure(a.journal.problem(), "the audit trail")) a.journal.refresh();
  } else if (a.journal.items().empty()) {
    ui::empty_state({.icon = icon::kAudit,
                     .title = "Nothing is recorded here",
                     .words = "Every change leaves a record that can be proved. Widen the filters to see more."});
  }
  for (const Json& record : a.journal.items()) records::draw_journal_record(record, "", draw_proof_status);
  if (a.journal.has_more() && ui::button("Show earlier records")) a.journal.more();
  ui::muted("Times in " + platform::zone_name(), ui::Face::small);
  ui::end_page_body();
}
