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
