#include "http/health.h"

void add_health_routes(Router& router, const Metrics& metrics, std::function<Outcome()> ready) {
  router.add("GET", "/healthz", [](Exchange& exchange) { exchange.answer(200, R"({"status":"ok"})"); });
  router.add("GET", "/readyz", [ready = std::move(ready)](Exchange& exchange) {
    const Outcome outcome = ready();
    outcome ? exchange.answer(200, R"({"status":"ready"})") : exchange.refuse(outcome.error());
  });
  router.add("GET", "/metrics", [&metrics](Exchange& exchange) { exchange.answer(200, metrics.text(), kMetricsType); });
}
