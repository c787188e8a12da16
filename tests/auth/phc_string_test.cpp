#include "auth/phc_string.h"

#include <catch_amalgamated.hpp>

TEST_CASE("a hash is read as it was written") {
  const PhcString phc{.memory = 64, .iterations = 3, .lanes = 2, .salt = "somesalt", .hash = std::string(32, '\xfe')};
  const auto read = parse_phc_string(to_text(phc));
  REQUIRE(read);
  CHECK(read->memory == 64);
  CHECK(read->iterations == 3);
  CHECK(read->lanes == 2);
  CHECK(read->salt == phc.salt);
  CHECK(read->hash == phc.hash);
}

TEST_CASE("what is written otherwise is no hash") {
  for (const char* text :
       {"", "$argon2i$v=19$m=64,t=3,p=1$c29tZXNhbHQ$c29tZWhhc2g", "$argon2id$v=16$m=64,t=3,p=1$c29tZXNhbHQ$c29tZWhhc2g",
        "$argon2id$v=19$m=64,t=3$c29tZXNhbHQ$c29tZWhhc2g", "$argon2id$v=19$m=,t=3,p=1$c29tZXNhbHQ$c29tZWhhc2g",
        "$argon2id$v=19$m=-1,t=3,p=1$c29tZXNhbHQ$c29tZWhhc2g", "$argon2id$v=19$m=64,t=3,p=1$c29tZXNhbHQ",
        "$argon2id$v=19$m=64,t=3,p=1$$c29tZWhhc2g", "$argon2id$v=19$m=64,t=3,p=1$c29t ZXNhbHQ$c29tZWhhc2g",
        "$argon2id$v=19$m=64,t=3,p=1$c29tZXNhbHQ$c29tZWhhc2g$",
        "$argon2id$v=19$m=64,t=3,p=1$c29tZXNhbHQ$c29tZWhhc2g=", "$argon2id$v=19$m=064,t=3,p=1$c29tZXNhbHQ$c29tZWhhc2g",
        "$argon2id$v=19$m=64,t=3,p=1$c29tZXNhbHQ$c29tZWhhc2\xe7"}) {
    INFO(text);
    CHECK_FALSE(parse_phc_string(text));
  }
}
