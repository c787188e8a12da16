#include "auth/password_hash.h"

#include <catch_amalgamated.hpp>
#include <thread>
#include <vector>

TEST_CASE("a password is verified against its own hash alone") {
  const std::string hash = hash_password("correct horse");
  CHECK(verify_password(hash, "correct horse"));
  CHECK_FALSE(verify_password(hash, "correct horse "));
  CHECK_FALSE(verify_password(hash, ""));
  CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  CHECK(hash != hash_password("correct horse"));
}

// Made by libsodium's crypto_pwhash_str, which is another implementation of RFC 9106.
TEST_CASE("a hash that another library made is verified") {
  const std::string theirs =
      "$argon2id$v=19$m=19456,t=2,p=1$O9XuRiXKpCI+30SGaLRy7A$RWoWCH2GG85+0Xes9K5VJMFz5IlOeE5OfRAobIU4FvA";
  CHECK(verify_password(theirs, "hello world"));
  CHECK_FALSE(verify_password(theirs, "hello worlds"));
}

TEST_CASE("what is not a hash verifies nothing") {
  CHECK_FALSE(verify_password("", ""));
  CHECK_FALSE(verify_password("plain", "plain"));
  CHECK_FALSE(verify_password(decoy_hash(), ""));
}

TEST_CASE("many hash at once without touching each other's memory") {
  const std::string hash = hash_password("one of many");
  std::vector<std::thread> threads;
  std::vector<int> right(4);
  for (std::size_t i = 0; i < right.size(); ++i)
    threads.emplace_back([&, i] {
      for (int n = 0; n < 3; ++n) right[i] += verify_password(hash, "one of many") && !verify_password(hash, "none");
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(right == std::vector<int>(4, 3));
}
