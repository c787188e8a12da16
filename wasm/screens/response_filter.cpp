#include "screens/response_filter.h"

#include "core/time.h"
#include "fonts/icons.h"
#include "platform/clock.h"
#include "platform/platform.h"
#include "records/form.h"
#include "records/scope.h"
#include "tenancy/organisation.h"
#include "ui/layout.h"
#include "ui/page.h"
#include "ui/select.h"

namespace {

struct ResponseFilter {
  Id<Organisation> organisation_id;
};
constexpr Field kFields[] = {field<&ResponseFilter::organisation_id>("Organisation").references(kOrganisations)};
static_assert(describes<ResponseFilter>(kFields));
constexpr Shape kFilter{"response_times", "Filter", kFields};

constexpr std::string_view kPath = "/app/response-times";
constexpr std::string_view kKeys[] = {"by", "days", "organisationId", "q", "sort", "item"};
constexpr double kPause = 300;  // milliseconds after the last letter
constexpr std::int64_t kDay = 24 * 60 * 60 * 1000;

struct Choice {
  std::string_view value, label;
};
constexpr Choice kBy[] = {{"", "Route"}, {"tenant", "Organisation"}, {"both", "Route and organisation"}};
constexpr Choice kDays[] = {{"", "Last day"}, {"7", "Last 7 days"}, {"30", "Last 30 days"}};

struct State {
  records::Form form;
  std::string typed;
  double typed_at = 0;  // 0: it is what is shown
};

State& state() {
  static State only;
  return only;
}

void add(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out.append(out.empty() ? "?" : "&").append(key).append("=").append(percent_encoded(value));
}

std::string parameters_with(const Router& router, std::string_view key, std::string_view value) {
  std::string out;
  for (const std::string_view each : kKeys) add(out, each, each == key ? std::string(value) : router.query(each));
  return out;
}

template <std::size_t N>
void draw_choice(App& app, std::string_view label, std::string_view key, const Choice (&choices)[N]) {
  std::vector<ui::Option> options;
  int chosen = 0;
  for (const Choice& choice : choices) {
    if (app.router().query(key) == choice.value) chosen = static_cast<int>(options.size());
    options.push_back({.label = choice.label});
  }
  if (ui::select(label, chosen, options, {.width = ui::available()}))
    go_to_responses(app, key, choices[static_cast<std::size_t>(chosen)].value);
}

void draw_words(App& app) {
  State& s = state();
  if (s.typed_at == 0) s.typed = app.router().query("q");
  const ui::Edit edit = ui::text_field(
      "Route", s.typed, {.placeholder = "Part of a route", .icon = icon::kSearch, .width = ui::available()});
  if (edit.changed) s.typed_at = platform::now();
  if (s.typed_at == 0) return;
  if (!edit.submitted && platform::now() - s.typed_at <= kPause) return platform::request_frame_in(kPause + 10);
  s.typed_at = 0;
  go_to_responses(app, "q", s.typed);
}

void draw_organisation(App& app) {
  records::Form& form = state().form;
  const Field& f = kFields[0];
  const std::string path(f.wire), now = app.router().query(f.wire);
  form.value.set(f.wire, now.empty() ? Json() : Json(now));
  if (records::draw_form_field({form, kFilter, f, form.value, nullptr, path}))
    go_to_responses(app, f.wire, form.value.text(f.wire));
}

// Whole hours are kept, so that the question is the same for an hour.
std::string begin_of(const std::string& days) {
  const std::int64_t now = platform::wall_clock_ms();
  const std::int64_t from = now - kDay * (days == "7" ? 7 : days == "30" ? 30 : 1);
  return format_timestamp({from - from % (60 * 60 * 1000)});
}

}  // namespace

std::string response_parameters(const Router& router) { return parameters_with(router, "", ""); }

void go_to_responses(App& app, std::string_view key, std::string_view value) {
  app.replace(std::string(kPath) + parameters_with(app.router(), key, value));
}

bool tells_organisations(const Router& router) { return !router.query("by").empty(); }
bool tells_routes(const Router& router) { return router.query("by") != "tenant"; }

std::string response_question(const Router& router) {
  std::string out;
  add(out, "from", begin_of(router.query("days")));
  add(out, "by", router.query("by"));
  add(out, "q", router.query("q"));
  add(out, "sort", router.query("sort"));
  std::string organisation = router.query("organisationId");
  const records::Scope scope = records::scope();
  if (organisation.empty() && scope.entity == &kOrganisations) organisation = scope.id;
  add(out, "organisationId", organisation);
  add(out, "limit", "500");
  return "/api/response-times" + out;
}

void draw_response_filter(App& app) {
  ui::begin_bar();
  {
    ui::Columns columns(theme::narrow() ? 36 : 40, 4);
    draw_words(app);
    columns.next();
    draw_organisation(app);
    columns.next();
    draw_choice(app, "Period", "days", kDays);
    columns.next();
    draw_choice(app, "Each line is a", "by", kBy);
  }
  ui::gap(2);
  ui::end_bar();
}
