#include "http/chunk_decoder.h"

#include <catch_amalgamated.hpp>

using Verdict = ChunkDecoder::Verdict;

namespace {

struct Decoded {
  Verdict verdict = Verdict::more;
  std::string body;
  std::size_t left = 0;  // bytes behind the end
};

Decoded decode(std::string_view bytes, std::size_t step, std::size_t limit = 1000) {
  Decoded result;
  ChunkDecoder decoder;
  while (!bytes.empty() && result.verdict == Verdict::more) {
    std::size_t consumed = 0;
    const std::string_view some = bytes.substr(0, step);
    result.verdict = decoder.feed(some, result.body, limit, consumed);
    bytes.remove_prefix(consumed);
  }
  result.left = bytes.size();
  return result;
}

}  // namespace

TEST_CASE("chunks are put together, however they arrive") {
  for (const std::size_t step : {1u, 2u, 7u, 1000u}) {
    const Decoded decoded = decode("4;name=value\r\nWiki\r\nA\r\npedia in\r\n\r\n0\r\nTrailer: x\r\n\r\nGET", step);
    CHECK(decoded.verdict == Verdict::done);
    CHECK(decoded.body == "Wikipedia in\r\n");
    CHECK(decoded.left == 3);
  }
}

TEST_CASE("broken chunks are told") {
  for (const char* text : {"x\r\n", "\r\n", "-1\r\n", "4\nWiki", "4 \r\nWiki\r\n", "4\r\nWikiX\r\n",
                           "FFFFFFFFFFFFFFFFF\r\n", "4\r\nWiki\rX\n"}) {
    INFO(text);
    CHECK(decode(text, 1).verdict == Verdict::broken);
  }
  CHECK(decode("1;" + std::string(2000, 'x'), 100).verdict == Verdict::broken);
  std::string trailers = "0\r\n";
  for (int i = 0; i < 100; ++i) trailers += "X: " + std::string(200, 'x') + "\r\n";
  CHECK(decode(trailers, 100).verdict == Verdict::broken);
}

TEST_CASE("chunks stop at the limit before they are stored") {
  const Decoded decoded = decode("5\r\nhello\r\n7FFFFFFF\r\nmuch", 1000, 10);
  CHECK(decoded.verdict == Verdict::too_large);
  CHECK(decoded.body == "hello");
}
