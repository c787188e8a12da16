#include "http/health.h"

#include "http/wire_text.h"

namespace {

// Prometheus names it with its version and a weight, and only when it may be preferred.
bool takes_open_metrics(std::string_view accept) {
  while (!accept.empty()) {
    std::string_view type = cut(accept, ',');
    if (equal_ignoring_case(trimmed(cut(type, ';')), "application/openmetrics-text")) return true;
  }
  return false;
}

}  // namespace

void add_health_routes(Router& router, const Metrics& metrics, std::function<Outcome()> ready) {
  router.add("GET", "/healthz", [](Exchange& exchange) { exchange.answer(200, R"({"status":"ok"})"); });
  router.add("GET", "/readyz", [ready = std::move(ready)](Exchange& exchange) {
    const Outcome outcome = ready();
    outcome ? exchange.answer(200, R"({"status":"ready"})") : exchange.refuse(outcome.error());
  });
  router.add("GET", "/metrics", [&metrics](Exchange& exchange) {
    const bool open = takes_open_metrics(exchange.header("Accept"));
    exchange.set_header("Vary", "Accept");
    exchange.answer(200, metrics.text(open ? MetricsFormat::open : MetricsFormat::classic),
                    open ? kOpenMetricsType : kMetricsType);
  });
}
