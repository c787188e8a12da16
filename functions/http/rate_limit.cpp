#include "http/rate_limit.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

namespace {

constexpr double kSecond = 1'000;

std::uint64_t random_seed() {
  std::random_device device;
  return std::uint64_t{device()} << 32 | device();
}

}  // namespace

RateLimiter::RateLimiter(Rate rate, std::size_t most_keys)
    : rate_(rate),
      most_keys_(std::max<std::size_t>(most_keys, 2)),
      young_(0, Hash{random_seed()}),
      old_(0, young_.hash_function()) {}

RateLimiter::Verdict RateLimiter::take(std::uint64_t key, std::int64_t now_ms) {
  Bucket& of = bucket(key, now_ms);
  const double passed = static_cast<double>(std::max<std::int64_t>(now_ms - of.at_ms, 0));
  of.tokens = std::min(rate_.burst, of.tokens + passed * rate_.per_second / kSecond);
  of.at_ms = now_ms;
  if (of.tokens < 1) {
    const auto wait = static_cast<std::int64_t>(std::ceil((1 - of.tokens) * kSecond / rate_.per_second));
    of.told_ms = std::max(now_ms, of.told_ms + 1);
    return {false, std::exchange(of.refused, true), wait, of.told_ms - now_ms};
  }
  of.tokens -= 1;
  of.refused = false;
  return {};
}

// splitmix64 (Steele, Lea and Flood, 2014).
std::size_t RateLimiter::Hash::operator()(std::uint64_t key) const {
  key += seed;
  key = (key ^ key >> 30) * 0xbf58476d1ce4e5b9;
  key = (key ^ key >> 27) * 0x94d049bb133111eb;
  return key ^ key >> 31;
}

RateLimiter::Bucket& RateLimiter::bucket(std::uint64_t key, std::int64_t now_ms) {
  if (const auto found = young_.find(key); found != young_.end()) return found->second;
  if (young_.size() >= most_keys_ / 2) {
    old_ = std::move(young_);
    young_ = Buckets(0, old_.hash_function());
  }
  Bucket fresh{.tokens = rate_.burst, .at_ms = now_ms};
  if (const auto found = old_.find(key); found != old_.end()) {
    fresh = found->second;
    old_.erase(found);
  }
  return young_.emplace(key, fresh).first->second;
}
