#include "http/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr double kMinute = 60'000;

std::int64_t whole_seconds(std::int64_t ms) { return (ms + 999) / 1000; }

}  // namespace

RateLimiter::RateLimiter(Rate rate, std::size_t most_keys)
    : rate_(std::move(rate)), most_keys_(std::max<std::size_t>(most_keys, 2)) {}

RateLimiter::Verdict RateLimiter::take(std::string_view key, std::int64_t now_ms, double tokens) {
  Bucket& of = bucket(std::string(key), now_ms);
  const double passed = static_cast<double>(std::max<std::int64_t>(now_ms - of.at_ms, 0));
  of.tokens = std::min(rate_.burst, of.tokens + passed * rate_.per_minute / kMinute);
  of.at_ms = now_ms;
  const bool allowed = of.tokens >= tokens;
  if (allowed) of.tokens -= tokens;
  const double missing = std::max(0.0, tokens - of.tokens);
  return {allowed, static_cast<std::int64_t>(of.tokens),
          static_cast<std::int64_t>(std::ceil(missing * kMinute / rate_.per_minute))};
}

bool RateLimiter::allow(Exchange& exchange, std::string_view key, std::int64_t now_ms) {
  const Verdict verdict = take(key, now_ms);
  const std::string wait = std::to_string(std::max<std::int64_t>(whole_seconds(verdict.wait_ms), 1));
  if (!verdict.allowed) {
    exchange.refuse({.code = Code::limited, .message = "Too many attempts. Try again in " + wait + " s."});
    exchange.set_header("Retry-After", wait);
  }
  const auto window = static_cast<std::int64_t>(rate_.burst * kMinute / rate_.per_minute);
  exchange.set_header("RateLimit-Policy", "\"" + rate_.name +
                                              "\";q=" + std::to_string(static_cast<std::int64_t>(rate_.burst)) +
                                              ";w=" + std::to_string(whole_seconds(window)));
  exchange.set_header("RateLimit", "\"" + rate_.name + "\";r=" + std::to_string(verdict.remaining) + ";t=" + wait);
  return verdict.allowed;
}

RateLimiter::Bucket& RateLimiter::bucket(const std::string& key, std::int64_t now_ms) {
  if (const auto found = young_.find(key); found != young_.end()) return found->second;
  if (young_.size() >= most_keys_ / 2) {
    old_ = std::move(young_);
    young_ = {};
  }
  Bucket fresh{rate_.burst, now_ms};
  if (const auto found = old_.find(key); found != old_.end()) {
    fresh = found->second;
    old_.erase(found);
  }
  return young_.emplace(key, fresh).first->second;
}
