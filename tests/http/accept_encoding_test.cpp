#include "http/accept_encoding.h"

#include <catch_amalgamated.hpp>

using enum ContentCoding;

TEST_CASE("the best coding is chosen by weight") {
  const auto choose = [](const char* header) { return choose_coding(header, true, true); };
  CHECK(choose("gzip, deflate, br, zstd") == br);
  CHECK(choose("gzip, deflate") == gzip);
  CHECK(choose("") == identity);
  CHECK(choose("br;q=0.5, gzip;q=0.8") == gzip);
  CHECK(choose("br;q=0, gzip") == gzip);
  CHECK(choose("br;q=0.000, gzip;q=0") == identity);
  CHECK(choose("*") == br);
  CHECK(choose("*;q=0") == identity);
  CHECK(choose("br;q=0, *") == gzip);
  CHECK(choose("identity, br;q=0.1") == identity);
  CHECK(choose("BR") == br);
  CHECK(choose("br;q=nonsense, gzip;q=1.0") == gzip);
  CHECK(choose("br;q=9") == identity);
  CHECK(choose(",,;;q,") == identity);
}

TEST_CASE("only what there is is chosen") {
  CHECK(choose_coding("br, gzip", false, true) == gzip);
  CHECK(choose_coding("br, gzip", false, false) == identity);
}
