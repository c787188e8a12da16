#include "http/rate_limit.h"

#include <catch_amalgamated.hpp>

#include "test_client.h"
#include "test_server.h"

TEST_CASE("a bucket empties and fills again") {
  RateLimiter limiter({"t", 60, 3}, 100);
  for (int i = 2; i >= 0; --i) {
    const auto verdict = limiter.take("a", 0);
    CHECK(verdict.allowed);
    CHECK(verdict.remaining == i);
  }
  const auto refused = limiter.take("a", 0);
  CHECK_FALSE(refused.allowed);
  CHECK(refused.wait_ms == 1000);
  CHECK(limiter.take("b", 0).allowed);
  CHECK_FALSE(limiter.take("a", 900).allowed);
  CHECK(limiter.take("a", 1000).allowed);
  CHECK_FALSE(limiter.take("a", 1000).allowed);
  CHECK(limiter.take("a", 1'000'000).remaining == 2);
  CHECK(limiter.take("a", 5).remaining == 1);  // a clock that is set back gives nothing
}

TEST_CASE("memory is bounded, and who keeps trying is not forgotten") {
  RateLimiter limiter({"t", 1, 2}, 1000);
  limiter.take("attacker", 0);
  limiter.take("attacker", 0);
  for (int i = 0; i < 100'000; ++i) {
    limiter.take("k" + std::to_string(i), 0);
    if (i % 100 == 0) CHECK_FALSE(limiter.take("attacker", 0).allowed);
  }
  CHECK(limiter.keys() <= 1000);
}

TEST_CASE("the answer says how much is left") {
  RateLimiter limiter({"sign-in", 60, 2}, 100);
  TestServer server;
  server.router.add("GET", "/", [&](Exchange& exchange) {
    if (limiter.allow(exchange, exchange.client().address, 0)) exchange.answer(200, "in", "text/plain");
  });
  server.start();
  TestClient client(server.port());
  const auto first = client.get("/");
  CHECK(first == 200);
  CHECK(first.header("ratelimit") == "\"sign-in\";r=1;t=1");
  CHECK(first.header("ratelimit-policy") == "\"sign-in\";q=2;w=2");
  CHECK(client.get("/") == 200);
  const auto refused = client.get("/");
  CHECK(refused == 429);
  CHECK(refused.header("retry-after") == "1");
  CHECK(refused.body.find("\"code\":\"limited\"") != std::string::npos);
}
