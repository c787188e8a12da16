#include "store/clock.h"

#include <catch_amalgamated.hpp>
#include <set>

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
