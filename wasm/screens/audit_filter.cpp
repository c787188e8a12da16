#include "screens/audit_filter.h"

#include "core/time.h"
#include "fonts/icons.h"
#include "identity/user.h"
#include "platform/clock.h"
#include "platform/platform.h"
#include "records/form.h"
#include "records/saved_views.h"
#include "records/scope.h"
#include "records/session.h"
#include "ui/button.h"
#include "ui/field.h"
#include "ui/layout.h"
#include "ui/page.h"
#include "ui/select.h"

namespace {

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
constexpr std::string_view kKeys[] = {"q", "actor", "resource", "from", "to"};
constexpr double kPause = 300;  // milliseconds after the last letter

struct State {
  records::Form form;
  records::SavedViews saved;
  std::string typed;
  double typed_at = 0;  // 0: it is what is shown
  bool unfolded = false;
};

State& state() {
  static State only;
  return only;
}

// A day stands for its midnight where the viewer is.
std::string moment_of(std::string_view day, int days_later) {
  const auto date = parse_date(day);
  if (!date) return {};
  const std::int64_t ms = start_of(add_days(*date, days_later)).ms;
  return format_timestamp({ms - platform::zone_offset_minutes(ms) * std::int64_t{60'000}});
}

void add(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out.append(out.empty() ? "" : "&").append(key).append("=").append(percent_encoded(value));
}

void go_narrowed(App& app, std::string_view key, std::string_view value) {
  std::string out;
  for (const std::string_view each : kKeys) add(out, each, each == key ? std::string(value) : app.router().query(each));
  app.replace(out.empty() ? "/app/audit" : "/app/audit?" + out);
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
  records::Form& form = state().form;
  const std::string path(f.wire);
  const std::string now = app.router().query(f.wire);
  form.value.set(f.wire, now.empty() ? Json() : Json(now));
  ImGui::PushID(path.c_str());
  if (records::draw_form_field({form, kFilter, f, form.value, nullptr, path}))
    go_narrowed(app, f.wire, form.value.text(f.wire));
  ImGui::PopID();
}

void draw_words(App& app) {
  State& s = state();
  if (s.typed_at == 0) s.typed = app.router().query("q");
  const ui::Edit edit = ui::text_field(
      "Words", s.typed, {.placeholder = "Any words of a record", .icon = icon::kSearch, .width = ui::available()});
  if (edit.changed) s.typed_at = platform::now();
  if (s.typed_at == 0) return;
  if (!edit.submitted && platform::now() - s.typed_at <= kPause) return platform::request_frame_in(kPause + 10);
  s.typed_at = 0;
  go_narrowed(app, "q", s.typed);
}

int narrowing(const Router& router) {
  int count = 0;
  for (const std::string_view key : kKeys) count += key != "q" && !router.query(key).empty();
  return count;
}

void draw_saved(App& app) {
  std::string parameters = audit_parameters(app.router());
  if (state().saved.draw("journal", parameters)) app.replace("/app/audit?" + parameters);
}

void draw_fields(App& app, ui::Columns& columns) {
  draw_field(app, kFields[0]);
  columns.next();
  draw_resource(app);
  columns.next();
  draw_field(app, kFields[1]);
  columns.next();
  draw_field(app, kFields[2]);
}

void draw_wide(App& app) {
  ui::Columns columns(32, 5);
  draw_words(app);
  columns.next();
  draw_fields(app, columns);
}

}  // namespace

std::string audit_parameters(const Router& router) {
  std::string out;
  for (const std::string_view key : kKeys) add(out, key, router.query(key));
  return out;
}

std::string audit_question(const Router& router) {
  std::string out;
  for (const std::string_view key : kKeys) {
    const std::string value = router.query(key);
    add(out, key, key == "from" ? moment_of(value, 0) : key == "to" ? moment_of(value, 1) : value);
  }
  add(out, "scope", records::scope_text());
  return out;
}

void draw_audit_filter(App& app) {
  ui::begin_bar();
  if (!theme::narrow()) {
    draw_wide(app);
    ui::gap(2);
  } else {
    draw_words(app);
    ui::gap(2);
    const int count = narrowing(app.router());
    const std::string label = count ? "Filters (" + std::to_string(count) + ")" : "Filters";
    bool& unfolded = state().unfolded;
    if (ui::button(label, {.icon = icon::kFilter, .pressed = unfolded})) unfolded = !unfolded;
    ui::beside();
  }
  draw_saved(app);
  if (theme::narrow() && state().unfolded) {
    ui::gap(2);
    ui::Columns columns(40, 2);
    draw_fields(app, columns);
  }
  ui::end_bar();
}
