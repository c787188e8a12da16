#include "auth/hash_memory.h"

#include <catch_amalgamated.hpp>

TEST_CASE("memory is kept while somebody hashes, and no longer") {
  HashMemory memory;
  std::uint8_t* first = memory.take(1 << 20);
  std::uint8_t* second = memory.take(1 << 20);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first != second);
  CHECK(memory.kept() == 0);
  memory.give_back(first, 1 << 20);
  CHECK(memory.kept() == 1);
  CHECK(memory.take(1 << 20) == first);
  std::uint8_t* other = memory.take(1 << 10);
  CHECK(other != first);
  memory.give_back(other, 1 << 10);
  memory.give_back(first, 1 << 20);
  CHECK(memory.kept() == 2);
  memory.give_back(second, 1 << 20);
  CHECK(memory.kept() == 0);
}
