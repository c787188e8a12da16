#include <atomic>
#include <catch_amalgamated.hpp>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include "test_client.h"
#include "test_server.h"

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kPatience = 400;

// Readers wait for a word that one writer gives.
struct NewsServer : TestServer {
  std::atomic<int> word = 0;
  std::atomic<int> looks = 0;
  std::atomic<bool> elsewhere = false;
  bool told = false;

  explicit NewsServer(std::int64_t patience = 20'000) {
    router.add("GET", "/word", [this, patience](Exchange& exchange) { look(exchange, patience); });
    router.add("GET", "/quick", [](Exchange& exchange) { exchange.answer(200, "quick", "text/plain"); });
    router.add("POST", "/word", [this](Exchange& exchange) {
      ++word;
      told = true;
      exchange.answer(204);
    });
    router.add("POST", "/other", [this](Exchange& exchange) {
      told = true;
      exchange.answer(204);
    });
    hooks.commit = [] { return Outcome(Done{}); };
    hooks.committed = [this](bool) {
      if (std::exchange(told, false)) reactor().tell_news();
    };
    hooks.news = [this] { return elsewhere.exchange(false); };
    start();
  }
  ~NewsServer() { stop(); }

  void look(Exchange& exchange, std::int64_t patience) {
    ++looks;
    if (word == 0 && exchange.may_await(patience))
      return exchange.await_news(patience, [this, patience](Exchange& later) { look(later, patience); });
    exchange.answer(200, std::to_string(word), "text/plain");
  }
};

constexpr std::string_view kAsk = "GET /word HTTP/1.1\r\nHost: h\r\n\r\n";

}  // namespace

TEST_CASE("who awaits news is answered when there is some") {
  NewsServer server;
  TestClient reader(server.port()), writer(server.port());
  reader.send(kAsk);
  CHECK(reader.silent(100));
  CHECK(writer.post("/word", "") == 204);
  CHECK(reader.read().body == "1");
  CHECK(reader.get("/quick").body == "quick");  // on the same connection
}

TEST_CASE("news that is none for somebody lets them wait on") {
  NewsServer server;
  TestClient reader(server.port()), writer(server.port());
  reader.send(kAsk);
  CHECK(reader.silent(50));
  CHECK(writer.post("/other", "") == 204);
  CHECK(reader.silent(100));
  CHECK(server.looks == 2);
  CHECK(writer.post("/word", "") == 204);
  CHECK(reader.read().body == "1");
}

TEST_CASE("who awaits news in vain is told so in time") {
  NewsServer server(kPatience);
  TestClient reader(server.port());
  const auto began = std::chrono::steady_clock::now();
  CHECK(reader.get("/word").body == "0");
  CHECK(std::chrono::steady_clock::now() - began >= std::chrono::milliseconds(kPatience - 1));
  CHECK(server.looks == 2);
}

TEST_CASE("waiting for news costs nothing") {
  NewsServer server;
  TestClient reader(server.port());
  reader.send(kAsk);
  CHECK(reader.silent(1500));
  CHECK(server.looks == 1);
}

TEST_CASE("news of another program is found") {
  NewsServer server;
  TestClient reader(server.port());
  reader.send(kAsk);
  CHECK(reader.silent(50));
  server.word = 7;
  server.elsewhere = true;
  CHECK(reader.read().body == "7");
}

TEST_CASE("a crowd that awaits news is answered whole, gone ones are forgotten") {
  NewsServer server;
  std::vector<std::unique_ptr<TestClient>> crowd;
  for (int i = 0; i < 100; ++i) {
    crowd.push_back(std::make_unique<TestClient>(server.port()));
    crowd.back()->send(kAsk);
  }
  TestClient writer(server.port());
  CHECK(writer.get("/quick") == 200);
  crowd.resize(80);
  CHECK(writer.post("/word", "") == 204);
  CHECK(writer.get("/quick") == 200);
  for (const auto& client : crowd) CHECK(client->read().body == "1");
  CHECK(server.looks <= 200);
}

TEST_CASE("a server that stops lets nobody wait") {
  NewsServer server;
  TestClient reader(server.port());
  reader.send(kAsk);
  CHECK(reader.silent(50));
  server.reactor().stop();
  CHECK(reader.read().body == "0");
  CHECK(reader.ends(1000));
}
