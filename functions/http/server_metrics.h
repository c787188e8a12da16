#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "http/exchange.h"
#include "http/metrics.h"

// What every server counts: answers and their time, by route, method and class of status.
class ServerMetrics {
 public:
  explicit ServerMetrics(Metrics& metrics) : metrics_(metrics) {}

  void observe(const Exchange& exchange, int status, std::int64_t micros, std::int64_t unix_ms);
  void observe_refused(int status);

 private:
  using ByClass = std::array<Histogram*, 6>;  // by the status' first digit

  Histogram& histogram(ByClass& of, const std::string& method, const std::string& route, int status);

  Metrics& metrics_;
  std::vector<ByClass> by_route_;
  ByClass unrouted_{};
};
