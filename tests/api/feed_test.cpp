#include <catch_amalgamated.hpp>
#include <chrono>
#include <future>

#include "scenario.h"

using namespace std::chrono_literals;

namespace {

std::string end_of_feed(const std::string& who) {
  return std::string(platform().send(who, "GET", "/api/changes").json().text("next"));
}

std::future<Platform::Reply> follow(const std::string& who, const std::string& more) {
  return std::async(std::launch::async, [=, path = "/api/changes?after=" + end_of_feed(who) + more] {
    return platform().send(who, "GET", path);
  });
}

bool waits(const std::future<Platform::Reply>& reply) { return reply.wait_for(300ms) == std::future_status::timeout; }

void call_hotel(const std::string& hotel, const std::string& name) {
  Platform& p = platform();
  REQUIRE(p.send("root", "PATCH", p.fill("/api/business-units/{" + hotel + "}"), R"({"name":")" + name + R"("})",
                 {{"If-Match", "*"}})
              .status == 200);
  p.settle();
}

std::size_t items_of(const Platform::Reply& reply) { return reply.json().find("items")->if_array()->size(); }

}  // namespace

TEST_CASE("The feed waits for what the caller may see, and for nothing else") {
  Platform& p = platform();
  p.settle();
  auto own = follow("hotel_admin_a", "&wait=20");
  auto other = follow("hotel_admin_b", "&wait=2");
  auto of_people = follow("root", "&wait=2&resource=users");
  CHECK(waits(own));
  const auto began = std::chrono::steady_clock::now();
  call_hotel("hotel_a", "Hotel a");
  call_hotel("hotel_a", "Hotel a renamed");
  const auto news = own.get();
  CHECK(std::chrono::steady_clock::now() - began < 2s);
  CHECK(news.status == 200);
  CHECK_THAT(news.body, Catch::Matchers::ContainsSubstring(p.id("hotel_a")));
  CHECK(items_of(other.get()) == 0);
  CHECK(items_of(of_people.get()) == 0);
  call_hotel("hotel_a", "Hotel a");
}

TEST_CASE("What the feed told once it does not tell again") {
  Platform& p = platform();
  const std::string from = end_of_feed("root");
  call_hotel("hotel_b", "Hotel b again");
  call_hotel("hotel_b", "Hotel b");
  const auto first = p.send("root", "GET", "/api/changes?limit=1&after=" + from);
  const auto second = p.send("root", "GET", "/api/changes?limit=1&after=" + std::string(first.json().text("next")));
  const auto third = p.send("root", "GET", "/api/changes?limit=1&after=" + std::string(second.json().text("next")));
  CHECK(items_of(first) == 1);
  CHECK(items_of(second) == 1);
  CHECK(items_of(third) == 0);
  CHECK(first.json().text("next") != second.json().text("next"));
}

TEST_CASE("The feed is filtered as the audit trail is") {
  Platform& p = platform();
  const std::string from = end_of_feed("root");
  call_hotel("hotel_a", "Hotel a filtered");
  call_hotel("hotel_a", "Hotel a");
  REQUIRE(p.send("root", "PATCH", p.fill("/api/users/{staff_a}"), R"({"phone":"7"})", {{"If-Match", "*"}}).status ==
          200);
  p.settle();
  const auto count = [&](const std::string& who, const std::string& filter) {
    const auto reply = p.send(who, "GET", p.fill("/api/changes?after=" + from + filter));
    INFO(reply.body);
    REQUIRE(reply.status == 200);
    return items_of(reply);
  };
  CHECK(count("root", "") == 3);
  CHECK(count("root", "&action=users.*") == 1);
  CHECK(count("root", "&action=business_units.change") == 2);
  CHECK(count("root", "&resource=business_units&target={hotel_a}") == 2);
  CHECK(count("root", "&resource=business_units&target={hotel_b}") == 0);
  CHECK(count("root", "&actor={root}") == 3);
  CHECK(count("root", "&actor={staff_a}") == 0);
  CHECK(count("root", "&from=2099-01-01T00:00:00Z") == 0);
  CHECK(count("root", "&to=2099-01-01T00:00:00Z") == 3);
  // Who did it is for those alone who may read the audit trail there.
  CHECK(count("hotel_admin_a", "") == 3);
  CHECK(count("hotel_admin_a", "&actor={root}") == 2);
  CHECK(count("staff_a", "") > 0);
  CHECK(count("staff_a", "&actor={root}") == 0);
}

TEST_CASE("Bad questions to the feed are refused") {
  run({
      {.name = "too long", .who = "root", .method = "GET", .path = "/api/changes?after=0&wait=26", .status = 422},
      {.name = "no number", .who = "root", .method = "GET", .path = "/api/changes?after=0&wait=x", .status = 422},
      {.name = "no place", .who = "root", .method = "GET", .path = "/api/changes?after=1.x", .status = 422},
      {.name = "no time", .who = "root", .method = "GET", .path = "/api/changes?from=today", .status = 422},
      {.name = "no parameter", .who = "root", .method = "GET", .path = "/api/changes?page=1", .status = 422},
  });
}

TEST_CASE("Who is signed out while waiting is told no news") {
  Platform& p = platform();
  const auto made = p.send("root", "POST", "/api/users", R"({"name":"Lee","email":"lee@example.com"})");
  const std::string person = "/api/users/" + std::string(made.json().text("id"));
  const std::string url(p.send("root", "POST", person + "/password-link").json().text("url"));
  const std::string secret = R"("password":")" + std::string(Platform::kPassword) + R"("})";
  REQUIRE(p.send("", "POST", "/api/auth/password", R"({"token":")" + url.substr(url.find('#') + 1) + R"(",)" + secret)
              .status == 204);
  const auto in = p.send("", "POST", "/api/auth/sign-in", R"({"email":"lee@example.com",)" + secret);
  REQUIRE(in.status == 200);
  p.settle();
  const Platform::Headers bearer{{"Authorization", "Bearer " + std::string(in.json().text("token"))}};
  const std::string from(p.send("", "GET", "/api/changes", "", bearer).json().text("next"));
  auto reply = std::async(std::launch::async,
                          [&] { return p.send("", "GET", "/api/changes?wait=20&after=" + from, "", bearer); });
  CHECK(waits(reply));
  CHECK(p.send("root", "POST", person + "/sign-out").status == 200);
  CHECK(reply.get().status == 401);
}
