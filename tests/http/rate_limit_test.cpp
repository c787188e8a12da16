#include "http/rate_limit.h"

#include <catch_amalgamated.hpp>

TEST_CASE("a bucket empties and fills again") {
  RateLimiter limiter({.per_second = 1, .burst = 3}, 100);
  for (int i = 0; i < 3; ++i) CHECK(limiter.take(7, 0).allowed);
  const auto refused = limiter.take(7, 0);
  CHECK_FALSE(refused.allowed);
  CHECK_FALSE(refused.again);
  CHECK(refused.wait_ms == 1000);
  CHECK(limiter.take(8, 0).allowed);
  const auto again = limiter.take(7, 900);
  CHECK(again.again);
  CHECK(again.wait_ms == 100);
  CHECK(limiter.take(7, 1000).allowed);
  CHECK_FALSE(limiter.take(7, 1000).again);
  for (int i = 0; i < 3; ++i) CHECK(limiter.take(7, 1'000'000).allowed);
  CHECK_FALSE(limiter.take(7, 5).allowed);  // a clock that is set back gives nothing
}

TEST_CASE("refusals are told one a millisecond, and the first at once") {
  RateLimiter limiter({.per_second = 1, .burst = 1}, 100);
  CHECK(limiter.take(7, 50).late_ms == 0);
  for (int i = 0; i < 100; ++i) CHECK(limiter.take(7, 50).late_ms == i);
  CHECK(limiter.take(7, 60).late_ms == 90);
  CHECK(limiter.take(8, 50).late_ms == 0);
  CHECK(limiter.take(7, 2'000).allowed);
  CHECK(limiter.take(7, 2'000).late_ms == 0);
}

TEST_CASE("memory is bounded, and who keeps trying is not forgotten") {
  RateLimiter limiter({.per_second = 1.0 / 60, .burst = 2}, 1000);
  constexpr std::uint64_t kAttacker = 1u << 30;
  limiter.take(kAttacker, 0);
  limiter.take(kAttacker, 0);
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    limiter.take(i, 0);
    if (i % 100 == 0) CHECK_FALSE(limiter.take(kAttacker, 0).allowed);
  }
  CHECK(limiter.keys() <= 1000);
}
