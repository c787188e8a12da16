#include "http/limits.h"

#include <catch_amalgamated.hpp>
#include <chrono>
#include <memory>
#include <sys/resource.h>
#include <thread>
#include <vector>

#include "test_client.h"
#include "test_server.h"

namespace {

struct LimitedServer : TestServer {
  explicit LimitedServer(HttpLimits limits) {
    router.add("GET", "/", [](Exchange& exchange) { exchange.answer(200, "ok", "text/plain"); });
    router.add("POST", "/", [](Exchange& exchange) { exchange.answer(200, "ok", "text/plain"); });
    router.add("POST", "/import", [](Exchange& exchange) { exchange.answer(200, "ok", "text/plain"); }).body_limit =
        2u << 20;
    router.add("GET", "/large",
               [](Exchange& exchange) { exchange.answer(200, std::string(32u << 20, 'x'), "text/plain"); });
    options.limits = limits;
    start();
  }
};

}  // namespace

TEST_CASE("too much is refused with a word, and the connection ended") {
  LimitedServer server({});
  const std::pair<std::string, int> kRequests[] = {
      {"GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(17'000, 'x') + "\r\n\r\n", 431},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\n\r\n" + std::string(1'048'577, 'x'), 413},
      {"POST /import HTTP/1.1\r\nHost: h\r\nContent-Length: 3000000\r\n\r\n" + std::string(3'000'000, 'x'), 413},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n" + std::string(2'097'152, 'x'), 413},
      {"nonsense\r\n\r\n", 400},
      {"GET / HTTP/3.0\r\nHost: h\r\n\r\n", 505},
  };
  for (const auto& [request, status] : kRequests) {
    TestClient client(server.port());
    client.send(request);
    const auto answer = client.read();
    CHECK(answer == status);
    CHECK(answer.header("content-type") == "application/problem+json");
    client.half_close();
    CHECK(client.ends(1000));
  }
  TestClient after(server.port());
  CHECK(after.post("/import", std::string(2u << 20, 'x')) == 200);
}

TEST_CASE("an address beyond its limit is refused, and others served on the same connection") {
  LimitedServer server({});
  TestClient client(server.port());
  CHECK(client.get("/" + std::string(9'000, 'x')) == 414);
  CHECK(client.get("/") == 200);
}

TEST_CASE("what does not arrive in time is given up") {
  LimitedServer server({.head_time = 100, .idle_time = 150, .grace_time = 100, .slowest_rate = 1'000});
  TestClient silent(server.port()), head(server.port()), body(server.port()), idle(server.port());
  head.send("GET / HTTP/1.1\r\n");
  body.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nx");
  CHECK(idle.get("/") == 200);
  CHECK(head.read() == 408);
  CHECK(body.read() == 408);
  CHECK(silent.ends(1000));
  CHECK(idle.ends(1000));
}

TEST_CASE("a body that drips is not kept alive by its drops") {
  LimitedServer server({.grace_time = 150, .slowest_rate = 1'000});
  TestClient client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n");
  for (int i = 0; i < 30 && client.silent(10); ++i) client.send("x");
  CHECK(client.read() == 408);
}

TEST_CASE("a client that reads nothing is given up") {
  LimitedServer server({.grace_time = 100, .slowest_rate = 1'000'000});
  TestClient stuck(server.port());
  stuck.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(400));
  CHECK_THROWS(stuck.read());  // the body is cut short
}

TEST_CASE("a full server gives up its idle connections for new ones, and no others") {
  LimitedServer server({.connections = 3});
  TestClient busy(server.port());
  busy.send("GET / HT");
  std::vector<std::unique_ptr<TestClient>> idle;
  for (int i = 0; i < 2; ++i) {
    idle.push_back(std::make_unique<TestClient>(server.port()));
    CHECK(idle.back()->get("/") == 200);
  }
  TestClient fresh(server.port());
  CHECK(fresh.get("/") == 200);
  CHECK(idle[0]->ends(1000));
  CHECK(idle[1]->get("/") == 200);
  busy.send("TP/1.1\r\nHost: h\r\n\r\n");
  CHECK(busy.read() == 200);
}

TEST_CASE("a server that is full of slow senders lets others in for them") {
  LimitedServer server({.connections = 3});
  TestClient head(server.port()), body(server.port()), quick(server.port());
  const std::string post = "POST /import HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n";
  head.send("GET / HTTP/1.1\r\nX: ");
  body.send(post);
  quick.send(post + std::string(900'000, 'x'));
  TestClient first(server.port()), second(server.port());
  CHECK(first.get("/") == 200);
  CHECK(second.get("/") == 200);
  CHECK(head.ends(1000));
  CHECK(body.ends(1000));
  quick.send(std::string(100'000, 'x'));
  CHECK(quick.read() == 200);
}

TEST_CASE("a process that may open few files serves fewer at once, and shuts nobody out") {
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  const rlimit few{80, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
  LimitedServer server({});  // 40 connections
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  std::vector<std::unique_ptr<TestClient>> idle;
  for (int i = 0; i < 60; ++i) {
    idle.push_back(std::make_unique<TestClient>(server.port()));
    CHECK(idle.back()->get("/") == 200);
  }
  CHECK(idle[0]->ends(1000));
  CHECK(idle[19]->ends(1000));
  CHECK(idle[20]->get("/") == 200);
}

TEST_CASE("large bodies share one budget") {
  LimitedServer server({.large_bodies = 1u << 20});
  TestClient first(server.port()), second(server.port());
  const std::string head = "POST /import HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n";
  first.send(head + std::string(900'000, 'x'));
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  second.send(head + std::string(900'000, 'x'));
  const auto refused = second.read();
  CHECK(refused == 503);
  CHECK(refused.header("retry-after") == "1");
  second.half_close();
  CHECK(second.ends(1000));
  first.send(std::string(100'000, 'x'));
  CHECK(first.read() == 200);
}
