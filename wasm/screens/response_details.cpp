#include "screens/response_details.h"

#include <cmath>

#include "app/router.h"
#include "fonts/icons.h"
#include "platform/platform.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/fact.h"
#include "ui/layout.h"
#include "ui/number_field.h"
#include "ui/states.h"
#include "ui/toast.h"

namespace {

struct Quantile {
  const char* label;
  const char* key;
};
constexpr Quantile kQuantiles[] = {
    {"Half within", "p50Ms"}, {"95 of 100 within", "p95Ms"}, {"99 of 100 within", "p99Ms"}, {"Longest", "maxMs"}};

void draw_exemplar(const Json& exemplar, bool may_have_changed) {
  const std::string id(exemplar.text("requestId"));
  ui::push_id(id);
  const std::int64_t status = exemplar.integer("status");
  ui::text(duration_text(number_of(exemplar, "ms")), ui::Face::strong);
  ui::muted(records::format_moment(exemplar.text("at")) + " \u00B7 answered " + std::to_string(status),
            ui::Face::small);
  ui::muted("Request " + id, ui::Face::small);
  ui::beside(1);
  if (ui::icon_button(icon::kCopy, "Copy request id " + id, {.small = true})) {
    platform::copy_text(id);
    ui::toast("Request id copied.");
  }
  ui::muted("Trace " + std::string(exemplar.text("traceId")), ui::Face::small);
  if (may_have_changed && records::session().anywhere("journal.read"))
    records::place_link("What it changed", "/app/audit?q=" + percent_encoded(id));
  ImGui::PopID();
  ui::gap(3);
}

}  // namespace

double number_of(const Json& row, std::string_view key) {
  const Json* value = row.find(key);
  if (!value) return 0;
  if (const auto* whole = value->if_int()) return static_cast<double>(*whole);
  const double* number = value->if_double();
  return number ? *number : 0;
}

std::string duration_text(double ms) {
  const auto rounded = [](double value, int decimals) {
    return ui::format_number(std::llround(value * (decimals == 2 ? 100 : decimals == 1 ? 10 : 1)), decimals);
  };
  if (ms < 10) return rounded(ms, 2) + " ms";
  if (ms < 1000) return rounded(ms, 0) + " ms";
  return rounded(ms / 1000, 1) + " s";
}

std::string organisation_of(const Json& item) {
  if (item.text("organisationId").empty()) return "The platform itself";
  const std::string_view name = item.text("organisationName");
  return name.empty() ? std::string(item.text("organisationId")) : std::string(name);
}

std::string response_title(const Json& item) {
  if (!item.find("route")) return organisation_of(item);
  if (item.text("route") == "other") return "All other routes";
  return std::string(item.text("method")) + " " + std::string(item.text("route"));
}

void draw_response_details(const Json& item) {
  ui::text(response_title(item), ui::Face::strong);
  if (item.find("route") && item.find("organisationId")) ui::muted(organisation_of(item));
  ui::gap(2);
  for (const Quantile& q : kQuantiles) {
    ui::fact(q.label);
    ui::text(duration_text(number_of(item, q.key)));
  }
  ui::fact("Answers");
  ui::text(ui::format_number(item.integer("count"), 0));
  ui::fact("Refused");
  ui::text(ui::format_number(item.integer("refused"), 0));
  ui::fact("Failed");
  ui::text(ui::format_number(item.integer("errors"), 0));
  ui::gap(4);
  ui::heading(3, "Requests that show it");
  ui::gap(1);
  for (const Json& exemplar : item.items("exemplars")) draw_exemplar(exemplar, item.text("method") != "GET");
}
