#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/exchange.h"

// Token buckets by key: `burst` at once, `per_minute` on the long run. Memory is bounded: of more than `most_keys`
// those that were quiet the longest are forgotten. For the loop's thread.
class RateLimiter {
 public:
  struct Rate {
    std::string name;  // in the headers: "sign-in"
    double per_minute = 60;
    double burst = 20;
  };
  struct Verdict {
    bool allowed = true;
    std::int64_t remaining = 0;
    std::int64_t wait_ms = 0;  // until the next one is allowed
  };

  RateLimiter(Rate rate, std::size_t most_keys);

  Verdict take(std::string_view key, std::int64_t now_ms, double tokens = 1);
  std::size_t keys() const { return young_.size() + old_.size(); }

  // take(), the RateLimit headers (draft-ietf-httpapi-ratelimit-headers-09), and 429 when it is not allowed: then the
  // answer is given and the handler has nothing left to do.
  bool allow(Exchange& exchange, std::string_view key, std::int64_t now_ms);

 private:
  struct Bucket {
    double tokens = 0;
    std::int64_t at_ms = 0;
  };
  Bucket& bucket(const std::string& key, std::int64_t now_ms);

  const Rate rate_;
  const std::size_t most_keys_;
  // Two generations: what is used moves to the young one, and the old one is dropped when the young one is full.
  std::unordered_map<std::string, Bucket> young_;
  std::unordered_map<std::string, Bucket> old_;
};
