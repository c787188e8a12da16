#include "http/reactor.h"

#include <catch_amalgamated.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <unistd.h>
#include <vector>

#include "test_client.h"
#include "test_server.h"

#include "http/security_headers.h"

namespace {

struct EchoServer : TestServer {
  explicit EchoServer(HttpLimits limits = {}) {
    router.add("GET", "/hello", [](Exchange& exchange) { exchange.answer(200, "hello", "text/plain"); });
    router.add("POST", "/echo", [](Exchange& exchange) { exchange.answer(200, exchange.body(), "text/plain"); })
        .body_limit = 64u << 20;
    router.add("GET", "/n/{n}",
               [](Exchange& exchange) { exchange.answer(200, std::string(exchange.param("n")), "text/plain"); });
    router.add("GET", "/large",
               [](Exchange& exchange) { exchange.answer(200, std::string(8u << 20, 'x'), "text/plain"); });
    router.add("GET", "/shared", [body = std::make_shared<const std::string>(3u << 20, 'y')](Exchange& exchange) {
      exchange.answer(200, body, "text/plain");
    });
    router.add("GET", "/throws", [](Exchange&) { throw std::runtime_error("secret"); });
    router.add("GET", "/forgets", [](Exchange&) {});
    options.limits = limits;
    start();
  }
};

}  // namespace

TEST_CASE("a request is answered, and the connection kept") {
  EchoServer server;
  TestClient client(server.port());
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.get("/hello");
    CHECK(answer == 200);
    CHECK(answer.body == "hello");
  }
  CHECK(client.silent(20));
}

TEST_CASE("a head may arrive byte by byte") {
  EchoServer server;
  TestClient client(server.port());
  for (const char c : std::string("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nok"))
    client.send({&c, 1});
  CHECK(client.read().body == "ok");
}

TEST_CASE("pipelined requests are answered in their order") {
  EchoServer server;
  TestClient client(server.port());
  std::string requests;
  for (int i = 0; i < 50; ++i) requests += "GET /n/" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\n\r\n";
  client.send(requests);
  for (int i = 0; i < 50; ++i) CHECK(client.read().body == std::to_string(i));
}

TEST_CASE("the connection ends when the client asks for it") {
  EchoServer server;
  TestClient client(server.port());
  CHECK(client.get("/hello", "Connection: close\r\n").header("connection") == "close");
  CHECK(client.ends(1000));
  TestClient old(server.port());
  old.send("GET /hello HTTP/1.0\r\n\r\n");
  CHECK(old.read() == 200);
  CHECK(old.ends(1000));
}

TEST_CASE("a client that has sent its last is answered") {
  EchoServer server;
  TestClient client(server.port());
  client.send("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n");
  client.half_close();
  CHECK(client.read() == 200);
  CHECK(client.ends(1000));
}

TEST_CASE("HEAD has the headers and no body") {
  EchoServer server;
  for (const auto& [path, length] : {std::pair{"/hello", "5"}, std::pair{"/shared", "3145728"}}) {
    TestClient client(server.port());
    client.send("HEAD " + std::string(path) + " HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(client.read(false).header("content-length") == length);
    CHECK(client.silent(20));
  }
}

TEST_CASE("bodies arrive whole: long, in chunks, after 100 Continue") {
  EchoServer server;
  TestClient client(server.port());
  const std::string large(5u << 20, 'z');
  CHECK(client.post("/echo", large).body == large);
  client.send("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  CHECK(client.read().body == "abcde");
  client.send("POST /echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(client.read() == 100);
  client.send("hi");
  CHECK(client.read().body == "hi");
}

TEST_CASE("a client that reads slowly gets its answer whole") {
  EchoServer server;
  for (const auto& [path, size] : {std::pair{"/large", 8u << 20}, std::pair{"/shared", 3u << 20}}) {
    TestClient client(server.port());
    client.send("GET " + std::string(path) + " HTTP/1.1\r\nHost: h\r\n\r\nGET /hello HTTP/1.1\r\nHost: h\r\n\r\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK(client.read().body.size() == size);
    CHECK(client.read().body == "hello");
  }
}

TEST_CASE("what is not there is told as a problem") {
  EchoServer server;
  TestClient client(server.port());
  const auto missing = client.get("/nowhere");
  CHECK(missing == 404);
  CHECK(missing.header("content-type") == "application/problem+json");
  CHECK(missing.body.find("\"requestId\":\"" + missing.header("x-request-id") + "\"") != std::string::npos);
  const auto method = client.post("/hello", "");
  CHECK(method == 405);
  CHECK(method.header("allow") == "OPTIONS, GET, HEAD");
  client.send("OPTIONS /hello HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(client.read() == 204);
  CHECK(client.get("/n/%ff") == 400);
  CHECK(client.get("/hello?q=%ff") == 400);
  CHECK(client.get("/hello?q=%00") == 400);
}

TEST_CASE("a handler that throws or forgets is an internal error that tells nothing") {
  EchoServer server;
  TestClient client(server.port());
  const auto thrown = client.get("/throws");
  CHECK(thrown == 500);
  CHECK((thrown.head + thrown.body).find("secret") == std::string::npos);
  CHECK(client.get("/forgets") == 500);
  CHECK(client.get("/hello") == 200);
}

TEST_CASE("a Unix socket serves, and its path goes with the server") {
  const std::string path = "/tmp/carmen-http-test-" + std::to_string(::getpid()) + ".sock";
  {
    TestServer server;
    server.router.add("GET", "/who", [](Exchange& exchange) {
      exchange.answer(200, exchange.client().address + (exchange.client().secure ? " tls" : ""), "text/plain");
    });
    server.start_on(path);
    TestClient client(path);
    CHECK(client.get("/who", "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n").body == "203.0.113.9 tls");
    CHECK(client.get("/who").body == "unix");
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a client of the port is not believed about itself") {
  TestServer server;
  server.router.add("GET", "/who",
                    [](Exchange& exchange) { exchange.answer(200, exchange.client().address, "text/plain"); });
  server.start();
  TestClient client(server.port());
  CHECK(client.get("/who", "X-Forwarded-For: 203.0.113.9\r\n").body == "127.0.0.1");
}

TEST_CASE("300 idle and 100 dripping connections keep nobody waiting") {
  EchoServer server;
  std::vector<std::unique_ptr<TestClient>> others;
  for (int i = 0; i < 400; ++i) others.push_back(std::make_unique<TestClient>(server.port()));
  for (int i = 0; i < 100; ++i) others[static_cast<std::size_t>(i)]->send("GET /hello HTTP/1.1\r\nX");
  for (int round = 0; round < 20; ++round) {
    for (int i = 0; i < 100; ++i) others[static_cast<std::size_t>(i)]->send("x");
    const auto began = std::chrono::steady_clock::now();
    TestClient fresh(server.port());
    CHECK(fresh.get("/hello") == 200);
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(1));
  }
}

TEST_CASE("draining finishes what has begun and ends the rest") {
  EchoServer server;
  TestClient idle(server.port()), begun(server.port());
  CHECK(idle.get("/hello") == 200);
  begun.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nha");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  server.reactor().stop();
  CHECK(idle.ends(1000));
  CHECK_THROWS(TestClient(server.port()));
  begun.send("lf");
  const auto answer = begun.read();
  CHECK(answer.body == "half");
  CHECK(answer.header("connection") == "close");
  server.stop();
}

TEST_CASE("draining serves who has connected through a proxy, and lets nobody else in") {
  const std::string path = "/tmp/carmen-drain-test-" + std::to_string(::getpid()) + ".sock";
  EchoServer server({.farewell_time = 300});
  server.stop();
  server.start_on(path);
  TestClient kept(path), silent(path), fresh(path);
  CHECK(kept.get("/hello") == 200);
  CHECK(silent.get("/hello") == 200);
  server.reactor().stop();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  CHECK_THROWS(TestClient(path));
  for (TestClient* client : {&kept, &fresh}) {
    const auto answer = client->post("/echo", "once");
    CHECK(answer.body == "once");
    CHECK(answer.header("connection") == "close");
  }
  CHECK(silent.ends(1000));
  server.stop();
}

TEST_CASE("a server that systemd starts stops when it is not needed") {
  Router router;
  router.add("GET", "/", [](Exchange& exchange) { exchange.answer(204); });
  Metrics metrics;
  Reactor reactor(router, metrics, {.unix_ms = [] { return TestServer::kUnixMs; }, .stop_after = 100});
  auto listener = Listener::on_port("127.0.0.1", 0);
  REQUIRE(listener);
  const std::uint16_t port = listener->port();
  reactor.listen(std::move(*listener));
  const auto began = std::chrono::steady_clock::now();
  std::thread client([&] {
    TestClient used(port);
    CHECK(used.get("/") == 204);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    CHECK(used.get("/") == 204);
  });
  reactor.run();
  client.join();
  CHECK(std::chrono::steady_clock::now() - began >= std::chrono::milliseconds(300));
}
