#include "http/http_engine.h"

#include <catch_amalgamated.hpp>
#include <type_traits>

// The one door into cpp-httplib is protected and promised to nobody: a release that moves it must not compile.
struct EngineDoor : httplib::Server {
  using Expected = bool (httplib::Server::*)(httplib::Stream&, const std::string&, int, const std::string&, int, bool,
                                             bool&, const std::function<void(httplib::Request&)>&);
  static constexpr bool holds() { return std::is_same_v<decltype(&EngineDoor::process_request), Expected>; }
};
static_assert(EngineDoor::holds());

namespace {

std::string answer_to(std::string_view head, Handler act) {
  HttpEngine engine(std::move(act), "X-Always: yes\r\n");
  engine.set_time(784'111'777'000);
  Exchange exchange({"127.0.0.1", 1, false}, {});
  std::string out;
  engine.process(head, exchange);
  engine.write(exchange, true, out);
  return out;
}

}  // namespace

TEST_CASE("an answer carries its headers once and its body whole") {
  const std::string out = answer_to("GET /a?x=1 HTTP/1.1\r\nHost: h\r\n\r\n", [](Exchange& exchange) {
    CHECK(exchange.method() == "GET");
    CHECK(exchange.path() == "/a");
    CHECK(exchange.query("x") == "1");
    exchange.set_header("A", "1");
    exchange.set_header("a", "2");
    exchange.set_header("Split", "x\r\nInjected: y");
    exchange.answer(200, "body", "text/plain");
  });
  CHECK(out.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(out.ends_with("\r\n\r\nbody"));
  CHECK(out.find("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n") != std::string::npos);
  CHECK(out.find("X-Always: yes\r\n") != std::string::npos);
  CHECK(out.find("a: 2\r\n") != std::string::npos);
  CHECK(out.find("Content-Length: 4\r\n") != std::string::npos);
  for (const char* absent : {"A: 1", "Injected", "Keep-Alive"}) CHECK(out.find(absent) == std::string::npos);
}

TEST_CASE("what has no body says no length") {
  for (const int status : {204, 304}) {
    const std::string out =
        answer_to("GET / HTTP/1.1\r\nHost: h\r\n\r\n", [&](Exchange& exchange) { exchange.answer(status); });
    CHECK(out.find("Content-Length") == std::string::npos);
  }
}

TEST_CASE("what httplib refuses is a problem document too") {
  bool acted = false;
  for (const auto& [head, status] : {std::pair{"BREW /pot HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
                                     std::pair{"GET / HTTP/1.1\r\nHost: h\r\nRange: bytes=x\r\n\r\n", "416"}}) {
    const std::string out = answer_to(head, [&](Exchange&) { acted = true; });
    CHECK(out.starts_with("HTTP/1.1 " + std::string(status)));
    CHECK(out.find("application/problem+json") != std::string::npos);
  }
  CHECK_FALSE(acted);
}

TEST_CASE("a range is not cut out of an answer") {
  const std::string out = answer_to("GET / HTTP/1.1\r\nHost: h\r\nRange: bytes=0-1\r\n\r\n",
                                    [](Exchange& exchange) { exchange.answer(200, "body", "text/plain"); });
  CHECK(out.ends_with("\r\n\r\nbody"));
}
