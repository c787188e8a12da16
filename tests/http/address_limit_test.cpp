#include "http/address_limit.h"

#include <algorithm>
#include <array>
#include <catch_amalgamated.hpp>
#include <chrono>
#include <fcntl.h>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include "test_client.h"
#include "test_server.h"

namespace {

// Ten requests a second and 30 at once of each client that the proxy names.
struct ProxiedServer : TestServer {
  int handled = 0;
  const std::string path = "/tmp/carmen-address-limit-test-" + std::to_string(::getpid()) + ".sock";

  explicit ProxiedServer(AddressLimit::Rule rule = {.per_second = 10}) {
    router.add("GET", "/", [this](Exchange& exchange) {
      ++handled;
      exchange.answer(200, "in", "text/plain");
    });
    router.set_fallback([](Exchange& exchange) { exchange.answer(200, "file", "text/plain"); });
    options.address_limit = std::move(rule);
    start_on(path);
  }
  ~ProxiedServer() { stop(); }
};

int refused(TestClient& client, int times, const std::string& from, const char* target = "/") {
  const std::string header = from.empty() ? "" : "X-Forwarded-For: " + from + "\r\n";
  int refused = 0;
  for (int i = 0; i < times; ++i) refused += client.get(target, header) == 429;
  return refused;
}

}  // namespace

TEST_CASE("who asks too often is told so, and nobody else is") {
  ProxiedServer server;
  TestClient client(server.path);
  CHECK(refused(client, 30, "203.0.113.9") == 0);
  const auto answer = client.get("/", "X-Forwarded-For: 198.51.100.1, 203.0.113.9\r\n");
  CHECK(answer == 429);
  CHECK(answer.header("content-type") == "application/problem+json");
  CHECK(answer.body.find("\"code\":\"limited\"") != std::string::npos);
  CHECK(answer.header("retry-after") == "1");
  CHECK(answer.header("ratelimit-policy") == "\"address\";q=30;w=3");
  CHECK(answer.header("ratelimit") == "\"address\";r=0;t=1");
  CHECK(server.handled == 30);
  CHECK(refused(client, 30, "203.0.113.8") == 0);
}

TEST_CASE("what has no handler counts, and files do not") {
  ProxiedServer server;
  TestClient client(server.path);
  CHECK(refused(client, 100, "203.0.113.9", "/picture.png") == 0);
  for (int i = 0; i < 30; ++i) client.send("POST /nowhere HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n");
  for (int i = 0; i < 30; ++i) CHECK(client.read() == 404);
  CHECK(refused(client, 1, "203.0.113.9") == 1);
  CHECK(refused(client, 100, "203.0.113.9", "/picture.png") == 0);
}

TEST_CASE("all addresses of an IPv6 network are one client") {
  ProxiedServer server;
  TestClient client(server.path);
  int refusals = 0;
  for (int i = 0; i < 31; ++i) refusals += refused(client, 1, "2001:db8:0:7::" + std::to_string(i));
  CHECK(refusals == 1);
  CHECK(refused(client, 1, "2001:db8:0:8::1") == 0);
}

TEST_CASE("programs of this machine may ask as often as they like") {
  ProxiedServer server;
  TestClient client(server.path);
  CHECK(refused(client, 100, "127.0.0.1") == 0);
  CHECK(refused(client, 100, "") == 0);  // on the socket itself
  CHECK(refused(client, 31, "127.0.0.2") == 1);
}

TEST_CASE("the addresses without a limit are those that are named") {
  ProxiedServer server({.per_second = 10, .unlimited = {"203.0.113.9"}});
  TestClient client(server.path);
  CHECK(refused(client, 100, "203.0.113.9") == 0);
  CHECK(refused(client, 31, "127.0.0.1") == 1);
}

TEST_CASE("a limit of zero is none") {
  ProxiedServer server({.per_second = 0});
  TestClient client(server.path);
  CHECK(refused(client, 500, "203.0.113.9") == 0);
}

TEST_CASE("a client of the port is limited by its own address") {
  TestServer server;
  server.router.add("GET", "/", [](Exchange& exchange) { exchange.answer(200, "in", "text/plain"); });
  server.options.address_limit = {.per_second = 10, .unlimited = {}};
  server.start();
  TestClient client(server.port());
  int refusals = 0;
  for (int i = 0; i < 40; ++i)
    refusals += client.get("/", "X-Forwarded-For: 203.0.113." + std::to_string(i) + "\r\n") == 429;
  CHECK(refusals >= 9);
  CHECK(refusals <= 10);
}

TEST_CASE("a flood waits for its refusals, and nobody else does") {
  ProxiedServer server({.per_second = 1});
  TestClient other(server.path);
  std::vector<std::unique_ptr<TestClient>> flood;
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < 300; ++i) {
    flood.push_back(std::make_unique<TestClient>(server.path));
    flood.back()->send("POST /nowhere HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n");
  }
  CHECK(refused(other, 3, "203.0.113.8") == 0);
  flood[100] = nullptr;  // who leaves is forgotten
  int refusals = 0;
  for (const auto& client : flood) refusals += client && client->read() == 429;
  CHECK(refusals > 250);
  CHECK(refusals <= 296);
  CHECK(std::chrono::steady_clock::now() - began > std::chrono::milliseconds(200));
}

TEST_CASE("refusals that are held back are told when the server stops") {
  ProxiedServer server({.per_second = 1});
  std::vector<std::unique_ptr<TestClient>> flood;
  for (int i = 0; i < 300; ++i) {
    flood.push_back(std::make_unique<TestClient>(server.path));
    flood.back()->send("GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n");
  }
  CHECK(flood.front()->read() == 200);
  server.stop();
  for (std::size_t i = 50; i < flood.size(); ++i) CHECK(flood[i]->read() == 429);
}

TEST_CASE("a flood is counted, and does not fill the log") {
  std::array<int, 2> log{};
  REQUIRE(::pipe2(log.data(), O_CLOEXEC) == 0);
  {
    TestServer server;
    server.router.add("GET", "/", [](Exchange& exchange) { exchange.answer(200, "in", "text/plain"); });
    // The figures are the loop's: no other thread may ask for them.
    const auto figures = [&server](Exchange& exchange) { exchange.answer(200, server.metrics.text(), "text/plain"); };
    server.router.add("GET", "/metrics", figures).unlimited = true;
    server.options.address_limit = {.per_second = 1, .unlimited = {}};
    server.options.log = log[1];
    server.start();
    TestClient client(server.port());
    for (int i = 0; i < 100; ++i) client.get("/");
    CHECK(client.get("/metrics").body.find("http_requests_limited_total 9") != std::string::npos);
  }
  std::array<char, 16384> text;
  const ssize_t n = ::read(log[0], text.data(), text.size());
  const std::string_view lines(text.data(), static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
  std::size_t said = 0;
  for (std::size_t at = 0; (at = lines.find("\"status\":429", at)) != std::string_view::npos; ++at) ++said;
  CHECK(said >= 1);
  CHECK(said <= 3);
  for (const int fd : log) ::close(fd);
}
