#include "core/json.h"

#include <catch_amalgamated.hpp>
#include <string>

TEST_CASE("a text comes back as it was, whatever it holds and wherever") {
  for (const std::string_view odd : {"\"", "\\", "\n", "\t", "\x01", "\x1f", "é", "ข", "\x7f", "/"}) {
    for (std::size_t before = 0; before < 20; ++before) {
      for (std::size_t after = 0; after < 20; ++after) {
        const std::string text = std::string(before, 'b') + std::string(odd) + std::string(after, 'a');
        std::string json;
        write_json_text(text, json);
        const auto read = parse_json(json);
        REQUIRE(read);
        CHECK(*read == Json(text));
      }
    }
  }
}

TEST_CASE("equal numbers have equal text, and no document is empty") {
  CHECK(to_json_text(*parse_json("[-0.0,-0,0]")) == "[0,0,0]");
  CHECK_FALSE(parse_json({}));
}

TEST_CASE("what would end a text or a line is escaped") {
  std::string json;
  write_json_text("a \"quoted\" and a plain end\n\x02\\", json);
  CHECK(json == R"("a \"quoted\" and a plain end\n\u0002\\")");
}
