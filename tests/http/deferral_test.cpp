#include <atomic>
#include <catch_amalgamated.hpp>
#include <chrono>
#include <future>
#include <stdexcept>
#include <thread>

#include "test_client.h"
#include "test_server.h"

using namespace std::chrono_literals;

namespace {

struct SlowServer : TestServer {
  std::promise<void> opened;
  std::shared_future<void> open{opened.get_future()};
  std::atomic<int> continued = 0;
  std::atomic<bool> runs = false;  // what fills the pool
  std::thread::id loop;

  SlowServer() {
    router.add("GET", "/quick", [](Exchange& exchange) { exchange.answer(200, "quick", "text/plain"); });
    router.add("POST", "/slow/{name}", [this](Exchange& exchange) {
      loop = std::this_thread::get_id();
      exchange.defer(
          WorkPriority::normal, [this] { open.wait(); },
          [this](Exchange& later) {
            ++continued;
            const bool in_loop = std::this_thread::get_id() == loop;
            later.answer(200,
                         std::string(later.param("name")) + " " + later.body() + " " +
                             std::string(later.header("X-Kept")) + (in_loop ? " loop" : ""),
                         "text/plain");
          });
    });
    router.add("GET", "/twice", [](Exchange& exchange) {
      exchange.defer(
          WorkPriority::low, [] {},
          [](Exchange& again) {
            again.defer(
                WorkPriority::normal, [] {}, [](Exchange& last) { last.answer(200, "twice", "text/plain"); });
          });
    });
    router.add("GET", "/job-throws", [](Exchange& exchange) {
      exchange.defer(
          WorkPriority::normal, [] { throw std::runtime_error("secret"); }, [](Exchange& later) { later.answer(200); });
    });
    router.add("GET", "/then-throws", [](Exchange& exchange) {
      exchange.defer(
          WorkPriority::normal, [] {}, [](Exchange&) { throw std::runtime_error("secret"); });
    });
    router.add("GET", "/full", [this](Exchange& exchange) {
      exchange.defer(
          WorkPriority::low,
          [this] {
            runs = true;
            open.wait();
          },
          [](Exchange& later) { later.answer(200); });
    });
    options.low_workers = 1;
    options.queue = 1;
    start();
  }
  ~SlowServer() { stop(); }
};

}  // namespace

TEST_CASE("an answer may come later, and keeps nobody waiting") {
  SlowServer server;
  TestClient slow(server.port()), quick(server.port());
  slow.send(
      "POST /slow/job HTTP/1.1\r\nHost: h\r\nX-Kept: yes\r\nContent-Length: 4\r\n\r\nbodyGET /quick HTTP/1.1\r\nHost: "
      "h\r\n\r\n");
  CHECK(quick.get("/quick") == 200);
  CHECK(slow.silent(50));
  server.opened.set_value();
  CHECK(slow.read().body == "job body yes loop");
  CHECK(slow.read().body == "quick");
}

TEST_CASE("a handler may defer again") {
  SlowServer server;
  server.opened.set_value();
  CHECK(TestClient(server.port()).get("/twice").body == "twice");
}

TEST_CASE("a job that throws is an internal error") {
  SlowServer server;
  server.opened.set_value();
  TestClient client(server.port());
  for (const char* path : {"/job-throws", "/then-throws"}) {
    const auto answer = client.get(path);
    CHECK(answer == 500);
    CHECK(answer.body.find("secret") == std::string::npos);
  }
}

TEST_CASE("a full queue is told at once") {
  SlowServer server;
  TestClient running(server.port()), waiting(server.port()), refused(server.port());
  running.send("GET /full HTTP/1.1\r\nHost: h\r\n\r\n");
  while (!server.runs) std::this_thread::sleep_for(1ms);
  waiting.send("GET /full HTTP/1.1\r\nHost: h\r\n\r\n");
  std::this_thread::sleep_for(50ms);
  const auto answer = refused.get("/full");
  CHECK(answer == 503);
  CHECK(answer.header("retry-after") == "1");
  server.opened.set_value();
  CHECK(running.read() == 200);
  CHECK(waiting.read() == 200);
}

TEST_CASE("what was asked for is done although the client has gone") {
  SlowServer server;
  { TestClient(server.port()).send("POST /slow/job HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n"); }
  std::this_thread::sleep_for(50ms);
  server.opened.set_value();
  for (int i = 0; i < 100 && server.continued == 0; ++i) std::this_thread::sleep_for(10ms);
  CHECK(server.continued == 1);
  CHECK(TestClient(server.port()).get("/quick") == 200);
}

TEST_CASE("draining waits for jobs") {
  SlowServer server;
  TestClient client(server.port());
  client.send("POST /slow/job HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
  std::this_thread::sleep_for(50ms);
  server.reactor().stop();
  CHECK(client.silent(50));
  server.opened.set_value();
  CHECK(client.read() == 200);
  CHECK(client.ends(1000));
}

TEST_CASE("a handler that is run again finds its request as it was, whatever it had begun") {
  TestServer server;
  std::atomic<int> runs = 0;
  server.router
      .add("POST", "/apart/{what}",
           [&](Exchange& exchange) {
             ++runs;
             auto made = std::make_shared<std::string>();
             exchange.defer(
                 WorkPriority::normal,
                 [made, text = exchange.share_body(), what = std::string(exchange.param("what"))] {
                   *made = what + *text;
                 },
                 [made](Exchange& later) { later.answer(200, *made, "text/plain"); });
           })
      .apart = true;
  server.hooks.begin_apart = [](const Exchange&) -> Outcome { return Done{}; };
  server.hooks.end_apart = [](Exchange&, int attempt) { return attempt < 2; };
  server.start();
  TestClient client(server.port());
  client.send("POST /apart/do HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n this");
  const auto answer = client.read();
  CHECK(answer == 200);
  CHECK(answer.body == "do this");
  CHECK(runs == 3);
}
