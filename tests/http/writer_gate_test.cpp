#include "http/writer_gate.h"

#include <atomic>
#include <catch_amalgamated.hpp>
#include <chrono>
#include <future>
#include <thread>

#include "test_client.h"
#include "test_server.h"

using namespace std::chrono_literals;

TEST_CASE("the loop and a job take turns with the writer") {
  std::atomic<int> woken = 0;
  WriterGate gate([&] { ++woken; });
  REQUIRE(gate.try_enter());
  CHECK(gate.try_enter());  // within the turn
  std::atomic<bool> held = false;
  std::promise<void> finish;
  std::thread job([&] {
    const WriterGate::Hold hold(gate);
    held = true;
    finish.get_future().wait();
  });
  std::this_thread::sleep_for(20ms);
  CHECK_FALSE(held);
  gate.leave(false);
  while (!held) std::this_thread::sleep_for(1ms);
  CHECK_FALSE(gate.try_enter());
  gate.leave(true);
  finish.set_value();
  job.join();
  CHECK(woken == 1);
  CHECK(gate.try_enter());
  gate.leave(false);
}

TEST_CASE("writes wait while a job holds the writer, and reads do not") {
  TestServer server;
  std::promise<void> finish;
  std::shared_future<void> finished{finish.get_future()};
  std::atomic<bool> importing = false;
  std::atomic<bool> overlapped = false;
  server.router.add("GET", "/read", [](Exchange& exchange) { exchange.answer(200, "read", "text/plain"); });
  server.router.add("POST", "/write/{n}", [&](Exchange& exchange) {
    overlapped = overlapped || importing;
    exchange.answer(200, exchange.body() + std::string(exchange.param("n")), "text/plain");
  });
  server.router.add("POST", "/import", [&](Exchange& exchange) {
    exchange.defer(
        WorkPriority::normal,
        [&] {
          const WriterGate::Hold hold(server.reactor().gate());
          importing = true;
          finished.wait();
          importing = false;
        },
        [](Exchange& later) { later.answer(200, "imported", "text/plain"); });
  });
  server.start();
  TestClient import(server.port()), reader(server.port()), writer(server.port());
  import.send("POST /import HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
  while (!importing) std::this_thread::sleep_for(1ms);
  writer.send("POST /write/1 HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody");
  { TestClient(server.port()).send("POST /write/2 HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n"); }
  CHECK(reader.get("/read") == 200);
  CHECK(writer.silent(50));
  finish.set_value();
  CHECK(import.read().body == "imported");
  CHECK(writer.read().body == "body1");
  CHECK_FALSE(overlapped);
  CHECK(writer.post("/write/3", "") == 200);
}

TEST_CASE("writes wait while another program writes, for so long, and reads do not") {
  TestServer server;
  std::atomic<bool> locked = true;
  std::atomic<int> asked = 0, written = 0;
  server.hooks.begin = [&] {
    ++asked;
    return !locked;
  };
  server.hooks.commit = [] { return Outcome(Done{}); };
  server.options.patience = 300;
  server.router.add("GET", "/read", [](Exchange& exchange) { exchange.answer(200, "read", "text/plain"); });
  server.router.add("POST", "/write", [&](Exchange& exchange) {
    ++written;
    exchange.answer(200, "written", "text/plain");
  });
  server.start();
  TestClient reader(server.port()), first(server.port()), second(server.port());
  const std::string_view write = "POST /write HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n";
  first.send(write);
  second.send(write);
  CHECK(first.silent(60));
  CHECK(reader.get("/read") == 200);
  CHECK(asked < 60);  // not without pause
  CHECK(written == 0);
  SECTION("until it has finished") {
    locked = false;
    CHECK(first.read().body == "written");
    CHECK(second.read().body == "written");
    CHECK(written == 2);
  }
  SECTION("or until it took too long") {
    const auto refused = first.read();
    CHECK(refused.status == 503);
    CHECK(refused.header("Retry-After") == "2");
    CHECK_THAT(refused.body, Catch::Matchers::ContainsSubstring("DATABASE_BUSY"));
    CHECK(second.read().status == 503);
    CHECK(written == 0);
    locked = false;
    first.send(write);
    CHECK(first.read().body == "written");
  }
}
