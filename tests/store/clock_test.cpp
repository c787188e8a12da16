#include "store/clock.h"

#include <catch_amalgamated.hpp>
#include <set>

TEST_CASE("a clock that is set back goes on from where it was until the system has caught up") {
  constexpr std::int64_t kDay = 86'400'000, kThen = 1'800'000'000'000;
  SteadyTime time;
  CHECK(time.at(kThen, 500) == kThen);
  CHECK(time.at(kThen + 1'000, 1'500) == kThen + 1'000);
  CHECK(time.at(kThen - 3'000, 2'500) == kThen - 3'000);  // a small step
  CHECK(time.at(kThen - 2'000 - kDay, 3'500) == kThen - 2'000);
  CHECK(time.at(kThen - 1'000 - kDay, 4'500) == kThen - 1'000);
  CHECK(time.at(kThen - kDay - kDay, 5'500) == kThen);           // once more
  CHECK(time.at(kThen + 1'000 - kDay, 6'500) == kThen + 1'000);  // half of it right again
  CHECK(time.at(kThen + 2'000, 7'500) == kThen + 2'000);         // all of it
  CHECK(time.at(kThen + kDay, 8'500) == kThen + kDay);           // set forward
  CHECK(time.at(kThen + kDay + 1'000, 9'500) == kThen + kDay + 1'000);
}

TEST_CASE("identifiers grow, also when the clock stands still or goes back") {
  SettableClock clock({1'800'000'000'000});
  IdSource ids(clock);
  Uuid last;
  std::set<std::uint64_t> tails;
  for (int i = 0; i < 20'000; ++i) {
    if (i == 10'000) clock.advance(-86'400'000);
    const Uuid id = ids.next();
    REQUIRE(last < id);
    REQUIRE((id.high >> 12 & 0xF) == 7);
    REQUIRE(id.low >> 62 == 2);
    tails.insert(id.low);
    last = id;
  }
  CHECK(tails.size() == 20'000);
}
