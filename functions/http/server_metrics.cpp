#include "http/server_metrics.h"

#include "http/router.h"

void ServerMetrics::observe(const Exchange& exchange, int status, std::int64_t micros, std::int64_t unix_ms) {
  const Route* route = exchange.route();
  const std::string_view trace = exchange.trace().trace_id();
  if (!route) return histogram(unrouted_, "", "", status).observe(micros, trace, unix_ms);
  if (by_route_.size() <= route->index) by_route_.resize(route->index + 1);
  histogram(by_route_[route->index], route->method, route->pattern, status).observe(micros, trace, unix_ms);
}

void ServerMetrics::observe_refused(int status) { histogram(unrouted_, "", "", status).observe(0); }

Histogram& ServerMetrics::histogram(ByClass& of, const std::string& method, const std::string& route, int status) {
  const auto digit = static_cast<std::size_t>(status / 100 % 6);
  if (!of[digit]) {
    of[digit] = &metrics_.histogram("http_request_duration_seconds", "Time from a whole request to its answer.",
                                    {{"route", route}, {"method", method}, {"status", std::to_string(digit) + "xx"}});
  }
  return *of[digit];
}
