#include <atomic>
#include <catch_amalgamated.hpp>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "test_client.h"
#include "test_server.h"

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kPiece = 256u << 10;
constexpr int kPieces = 64;

// Answers in pieces; counts those that were made.
struct StreamServer : TestServer {
  std::atomic<int> made = 0;

  StreamServer() {
    router.add("GET", "/quick", [](Exchange& exchange) { exchange.answer(200, "quick", "text/plain"); });
    router.add("GET", "/words", [](Exchange& exchange) {
      auto left = std::make_shared<int>(3);
      exchange.answer(200, "0", "text/plain", [left](std::string& out) -> Result<bool> {
        out = *left == 2 ? "" : std::to_string(*left);  // a piece may be empty
        return --*left > 0;
      });
    });
    router.add("GET", "/long", [this](Exchange& exchange) {
      exchange.answer(200, "", "text/plain", [this](std::string& out) -> Result<bool> {
        out.assign(kPiece, 'x');
        return ++made < kPieces;
      });
    });
    router.add("GET", "/fails", [](Exchange& exchange) {
      exchange.answer(200, "begun", "text/plain",
                      [](std::string&) -> Result<bool> { return Error{.message = "secret"}; });
    });
    router.add("GET", "/throws", [](Exchange& exchange) {
      exchange.answer(200, "begun", "text/plain",
                      [](std::string&) -> Result<bool> { throw std::runtime_error("secret"); });
    });
    start();
  }
  ~StreamServer() { stop(); }
};

}  // namespace

TEST_CASE("a body may come in pieces") {
  StreamServer server;
  TestClient client(server.port());
  for (int i = 0; i < 2; ++i) {  // on the same connection
    client.send("GET /words HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto answer = client.read(false);
    CHECK(answer == 200);
    CHECK(answer.header("transfer-encoding") == "chunked");
    CHECK(answer.header("content-length").empty());
    CHECK(client.take("0\r\n\r\n") == "1\r\n0\r\n1\r\n3\r\n1\r\n1\r\n0\r\n\r\n");
  }
  CHECK(client.get("/quick").body == "quick");
}

TEST_CASE("a client of HTTP/1.0 gets the pieces as they are, and the end with the connection") {
  StreamServer server;
  TestClient client(server.port());
  client.send("GET /words HTTP/1.0\r\nHost: h\r\n\r\n");
  const auto answer = client.read(false);
  CHECK(answer == 200);
  CHECK(answer.header("transfer-encoding").empty());
  CHECK(client.take("031") == "031");
  CHECK(client.ends(1000));
}

TEST_CASE("HEAD makes no pieces") {
  StreamServer server;
  TestClient client(server.port());
  client.send("HEAD /long HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(client.read(false) == 200);
  CHECK(client.get("/quick").body == "quick");
  CHECK(server.made == 0);
}

TEST_CASE("what cannot go on is cut off, without its end and without a word") {
  StreamServer server;
  for (const char* path : {"/fails", "/throws"}) {
    TestClient client(server.port());
    client.send("GET " + std::string(path) + " HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(client.read(false) == 200);
    CHECK(client.take("begun\r\n") == "5\r\nbegun\r\n");
    CHECK(client.ends(1000));
  }
  CHECK(TestClient(server.port()).get("/quick") == 200);
}

TEST_CASE("no more is made than the client takes, and nobody waits for it") {
  StreamServer server;
  TestClient slow(server.port()), quick(server.port());
  slow.send("GET /long HTTP/1.1\r\nHost: h\r\n\r\n");
  std::this_thread::sleep_for(300ms);
  const int before = server.made;
  CHECK(before < kPieces / 2);  // what the sockets hold
  CHECK(quick.get("/quick") == 200);
  std::this_thread::sleep_for(100ms);
  CHECK(server.made == before);
  CHECK(slow.read(false) == 200);
  CHECK(slow.take("\r\n0\r\n\r\n").size() > kPiece * kPieces);
  CHECK(server.made == kPieces);
}

TEST_CASE("who goes away ends what is made for them") {
  StreamServer server;
  { TestClient(server.port()).send("GET /long HTTP/1.1\r\nHost: h\r\n\r\n"); }
  std::this_thread::sleep_for(200ms);
  const int before = server.made;
  CHECK(TestClient(server.port()).get("/quick") == 200);
  std::this_thread::sleep_for(100ms);
  CHECK(server.made == before);
}
