#include "http/request_reader.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <random>

using State = RequestReader::State;

namespace {

const HttpLimits kLimits{.head = 200, .body = 100};

std::size_t large_for_import(std::string_view method, std::string_view target) {
  return method == "POST" && target == "/import" ? 1000 : 100;
}

State feed(RequestReader& reader, std::string_view bytes, std::size_t step = 1) {
  while (!bytes.empty() && reader.state() != State::refused) {
    reader.append(bytes.substr(0, step));
    reader.advance(kLimits, large_for_import);
    bytes.remove_prefix(std::min(step, bytes.size()));
  }
  return reader.state();
}

}  // namespace

TEST_CASE("a request is whole at its last byte, however it is split") {
  const std::string text = "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello";
  for (std::size_t step = 1; step <= text.size(); ++step) {
    RequestReader reader;
    CHECK(feed(reader, std::string_view(text).substr(0, text.size() - 1), step) != State::whole);
    REQUIRE(feed(reader, "o") == State::whole);
    CHECK(reader.head_bytes().ends_with("5\r\n\r\n"));
    CHECK(reader.take_body() == "hello");
  }
}

TEST_CASE("what follows a request is kept for the next") {
  RequestReader reader;
  const std::string two =
      "POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\noneGET /2 HTTP/1.1\r\nHost: h\r\n\r\n";
  reader.append(two);
  REQUIRE(reader.advance(kLimits, large_for_import) == State::whole);
  CHECK(reader.head_bytes().starts_with("POST /1 "));
  CHECK(reader.take_body() == "one");
  reader.next();
  CHECK(reader.state() == State::head);
  REQUIRE(reader.advance(kLimits, large_for_import) == State::whole);
  CHECK(reader.head_bytes().starts_with("GET /2 "));
  reader.next();
  CHECK(reader.state() == State::idle);
}

TEST_CASE("blank lines before a request are skipped") {
  RequestReader reader;
  CHECK(feed(reader, "\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n") == State::whole);
}

TEST_CASE("a head beyond its limit is refused, finished or not") {
  RequestReader endless, whole;
  CHECK(feed(endless, "GET / HTTP/1.1\r\nA: " + std::string(300, 'x')) == State::refused);
  CHECK(endless.refusal() == 431);
  whole.append("GET / HTTP/1.1\r\nA: " + std::string(300, 'x') + "\r\n\r\n");
  CHECK(whole.advance(kLimits, large_for_import) == State::refused);
  CHECK(whole.refusal() == 431);
}

TEST_CASE("a head of the largest size is taken, and none of a byte more, however it is split") {
  std::string head = "GET / HTTP/1.1\r\nHost: h\r\nA: \r\n\r\n";
  head.insert(head.size() - 4, kLimits.head - head.size(), 'x');
  std::string larger = head;
  larger.insert(larger.size() - 4, 1, 'x');
  for (std::size_t step = 1; step <= larger.size(); ++step) {
    RequestReader fits, exceeds;
    CHECK(feed(fits, head, step) == State::whole);
    CHECK(feed(exceeds, larger, step) == State::refused);
  }
}

TEST_CASE("a body beyond its route's limit is refused before it arrives") {
  const auto refusal = [](std::string_view target, std::string_view fields, std::string_view body) {
    RequestReader reader;
    feed(reader,
         "POST " + std::string(target) + " HTTP/1.1\r\nHost: h\r\n" + std::string(fields) + "\r\n\r\n" +
             std::string(body),
         64);
    return reader.refusal();
  };
  CHECK(refusal("/a", "Content-Length: 100", "") == 0);
  CHECK(refusal("/a", "Content-Length: 101", "") == 413);
  CHECK(refusal("/import", "Content-Length: 1000", "") == 0);
  CHECK(refusal("/import", "Content-Length: 1001", "") == 413);
  CHECK(refusal("/a", "Transfer-Encoding: chunked", "65\r\n") == 0);
  CHECK(refusal("/a", "Transfer-Encoding: chunked", "65\r\nx") == 413);
  CHECK(refusal("/import", "Transfer-Encoding: chunked", "65\r\nx") == 0);
  CHECK(refusal("/a", "Transfer-Encoding: chunked", "oops\r\n") == 400);
}

TEST_CASE("how bytes are split changes nothing, whatever they are") {
  const std::string kSeeds[] = {
      "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhelloGET / HTTP/1.1\r\nHost: "
      "h\r\n\r\n",
      "POST /import HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nabc\r\n0\r\nT: 1\r\n\r\nGET /2 "
      "HTTP/1.1\r\n"};
  const auto outcome = [](const std::string& bytes, std::size_t step) {
    RequestReader reader;
    std::string told;
    for (std::size_t at = 0; at < bytes.size() && reader.state() != State::refused; at += step) {
      reader.append(std::string_view(bytes).substr(at, step));
      while (reader.advance(kLimits, large_for_import) == State::whole) {
        told.append(reader.head_bytes()).append("|").append(reader.take_body()).append("|");
        reader.next();
      }
    }
    return told + std::to_string(reader.refusal()) + std::to_string(static_cast<int>(reader.state()));
  };
  std::minstd_rand random(20261121);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = kSeeds[random() % 2];
    for (auto changes = random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % bytes.size();
      if (random() % 2) bytes[at] = static_cast<char>(random() % 256);
      else bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 20));
    }
    INFO(bytes);
    const std::string whole = outcome(bytes, bytes.size());
    REQUIRE(outcome(bytes, 1) == whole);
    REQUIRE(outcome(bytes, 1 + random() % 30) == whole);
  }
}
