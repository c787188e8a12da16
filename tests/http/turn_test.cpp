#include <atomic>
#include <catch_amalgamated.hpp>
#include <chrono>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "test_client.h"
#include "test_server.h"

namespace {

// A store of the simplest kind: what was written counts once it is committed.
struct StoreServer : TestServer {
  std::atomic<int> written = 0;  // in this turn
  std::atomic<int> committed = 0;
  std::atomic<int> commits = 0;
  std::atomic<int> idles = 0;
  std::atomic<int> ticks = 0;
  std::atomic<bool> disk_full = false;
  std::atomic<bool> in_commit = false;
  std::shared_future<void> disk;  // when there is one, a commit waits for it
  std::promise<void> disk_is_done;

  StoreServer() {
    router.add("POST", "/rows", [this](Exchange& exchange) {
      ++written;
      exchange.answer(201, "made", "text/plain");
    });
    router.add("GET", "/rows", [](Exchange& exchange) { exchange.answer(200, "read", "text/plain"); });
    router.add("GET", "/touch", [this](Exchange& exchange) {
      if (!reactor().may_write()) return exchange.answer(200, "not touched", "text/plain");
      ++written;
      exchange.mark_write();
      exchange.answer(200, "touched", "text/plain");
    });
    // Holds the loop, so that what arrives meanwhile falls into one turn.
    router.add("GET", "/hold", [](Exchange& exchange) {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      exchange.answer(200);
    });
    hooks.commit = [this]() -> Outcome {
      const int rows = written.exchange(0);
      if (rows == 0) return Done{};
      in_commit = true;
      if (disk.valid()) disk.wait();
      if (disk_full) return Error{.code = Code::unavailable, .message = "The disk is full.", .reason = "DISK_FULL"};
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      committed += rows;
      ++commits;
      return Done{};
    };
    hooks.idle = [this] { ++idles; };
    hooks.tick = [this] { ++ticks; };
    options.tick = 20;
    start();
  }
  ~StoreServer() { stop(); }

  void make_disk_wait() { disk = disk_is_done.get_future().share(); }
  void await_commit() const {
    while (!in_commit) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
};

constexpr std::string_view kMake = "POST /rows HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n";
constexpr std::string_view kRead = "GET /rows HTTP/1.1\r\nHost: h\r\n\r\n";
constexpr std::string_view kTouch = "GET /touch HTTP/1.1\r\nHost: h\r\n\r\n";

}  // namespace

TEST_CASE("an answer is sent after the commit") {
  StoreServer server;
  TestClient client(server.port());
  for (int i = 1; i <= 10; ++i) {
    CHECK(client.post("/rows", "") == 201);
    CHECK(server.committed == i);
  }
}

TEST_CASE("the writes of one turn commit together") {
  StoreServer server;
  TestClient holder(server.port());
  std::vector<std::unique_ptr<TestClient>> writers;
  for (int i = 0; i < 50; ++i) writers.push_back(std::make_unique<TestClient>(server.port()));
  holder.send("GET /hold HTTP/1.1\r\nHost: h\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  for (const auto& writer : writers) writer->send(kMake);
  for (const auto& writer : writers) CHECK(writer->read() == 201);
  CHECK(server.committed == 50);
  CHECK(server.commits == 1);
}

TEST_CASE("a commit that takes its time keeps nobody from reading, and who writes meanwhile waits for the next one") {
  StoreServer server;
  TestClient reader(server.port()), first(server.port()), second(server.port()), touch(server.port());
  server.make_disk_wait();
  first.send(kMake);
  server.await_commit();
  second.send(kMake);
  CHECK(touch.get("/touch").body == "not touched");
  CHECK(reader.get("/rows").body == "read");
  CHECK(first.silent(50));
  CHECK(second.silent(1));
  CHECK(server.committed == 0);
  server.disk_is_done.set_value();
  CHECK(first.read() == 201);
  CHECK(second.read() == 201);
  CHECK(server.commits == 2);
}

TEST_CASE("who has gone while the turn was committed is forgotten") {
  StoreServer server;
  TestClient reader(server.port());
  server.make_disk_wait();
  {
    TestClient gone(server.port());
    gone.send(kMake);
    server.await_commit();
  }
  CHECK(reader.get("/rows") == 200);
  server.disk_is_done.set_value();
  CHECK(reader.post("/rows", "") == 201);
  CHECK(server.committed == 2);
}

TEST_CASE("a server that stops ends its commit first") {
  StoreServer server;
  TestClient writer(server.port());
  server.make_disk_wait();
  writer.send(kMake);
  server.await_commit();
  server.reactor().stop();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  server.disk_is_done.set_value();
  CHECK(writer.read() == 201);
  server.stop();
  CHECK(server.committed == 1);
}

TEST_CASE("when the commit fails, whoever wrote is told so") {
  StoreServer server;
  TestClient holder(server.port()), before(server.port()), writer(server.port()), touch(server.port());
  CHECK(before.get("/rows") == 200);  // accepted before the others, so it comes first in the turn
  server.disk_full = true;
  holder.send("GET /hold HTTP/1.1\r\nHost: h\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  before.send(kRead);
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  writer.send(kMake);
  touch.send(kTouch);
  CHECK(before.read() == 200);
  const auto failed = writer.read();
  CHECK(failed == 503);
  CHECK(failed.body.find("\"code\":\"DISK_FULL\"") != std::string::npos);
  CHECK(failed.body.find("The disk is full.") != std::string::npos);
  CHECK(failed.body.find("made") == std::string::npos);
  CHECK(failed.header("retry-after") == "1");
  CHECK(touch.read() == 503);
  CHECK(server.committed == 0);
  server.disk_full = false;
  CHECK(writer.post("/rows", "") == 201);
  CHECK(server.committed == 1);
}

TEST_CASE("the store has its idle turn after writing, and its tick") {
  StoreServer server;
  TestClient client(server.port());
  CHECK(client.post("/rows", "") == 201);
  for (int i = 0; i < 500 && (server.idles == 0 || server.ticks < 2); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(server.idles == 1);
  CHECK(server.ticks >= 2);
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  CHECK(server.idles == 1);
}
