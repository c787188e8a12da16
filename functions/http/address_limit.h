#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "http/exchange.h"
#include "http/rate_limit.h"

// How many requests one client may make, by its address. For the loop's thread.
class AddressLimit {
 public:
  struct Rule {
    std::int64_t per_second = 100;                              // and three times as many at once; 0: any number
    std::vector<std::string> unlimited = {"127.0.0.1", "::1"};  // who may make any number
  };

  explicit AddressLimit(const Rule&);

  // False: the answer is 429, and says what the rule is (draft-ietf-httpapi-ratelimit-headers-09). Of refusals in a
  // row only the first is logged, and they are told one a millisecond: a flood is to cost little.
  bool admits(Exchange& exchange, std::int64_t now_ms);

 private:
  const bool limited_;
  const std::string policy_;
  std::vector<std::uint64_t> unlimited_;
  RateLimiter limiter_;
};
