#include <catch_amalgamated.hpp>

#include "scenario.h"

#include "core/time.h"

namespace {

// Time passes on both sides of the moment that is told.
std::string later() {
  Platform& p = platform();
  const Timestamp moment{p.clock.now().ms + 30'000};
  p.clock.set({moment.ms + 30'000});
  return format_timestamp(moment);
}

std::string made(const Platform::Reply& reply) {
  INFO(reply.body);
  REQUIRE(reply.status == 201);
  return std::string(reply.json().text("id"));
}

bool allowed(const std::string& who, const std::string& query) {
  const auto reply = platform().send(who, "GET", platform().fill("/api/why?" + query));
  INFO(reply.body);
  REQUIRE(reply.status == 200);
  return *reply.json().find("allowed")->if_bool();
}

std::int64_t active_users(const std::string& at) {
  const auto reply =
      platform().send("root", "POST", "/api/business-units/active-users" + (at.empty() ? at : "?at=" + at),
                      platform().fill(R"({"businessUnitId":"{hotel_a}"})"));
  INFO(reply.body);
  REQUIRE(reply.status == 200);
  CHECK_FALSE(reply.json().text("definition").empty());
  return reply.json().integer("activeUsers");
}

}  // namespace

TEST_CASE("What somebody could do on a day is told as it was") {
  Platform& p = platform();
  const std::string before = later();
  const std::int64_t people = active_users("");
  later();
  const std::string x = made(p.send("root", "POST", "/api/users", R"({"name":"Xenia","email":"xenia@example.com"})"));
  const std::string alone = later();
  p.remember("xenia", x);
  const std::string assignment =
      made(p.send("root", "POST", "/api/assignments",
                  p.fill(R"({"userId":"{xenia}","businessUnitId":"{hotel_a}","role":"hotel_admin"})")));
  const std::string working = later();
  CHECK(active_users("") == people + 1);
  CHECK(p.send("root", "DELETE", "/api/assignments/" + assignment, "", {{"If-Match", "*"}}).status == 200);
  later();

  const std::string question = "subject={xenia}&action=business_units.change&resource=business-units/{hotel_a}";
  CHECK_FALSE(allowed("root", question));
  CHECK(allowed("root", question + "&at=" + working));
  CHECK_FALSE(allowed("root", question + "&at=" + alone));
  CHECK_FALSE(allowed("root", question + "&at=" + before));
  CHECK_THAT(p.send("root", "GET", p.fill("/api/why?" + question + "&at=" + before)).body,
             Catch::Matchers::ContainsSubstring("UNKNOWN_THEN"));

  CHECK(active_users(before) == people);
  CHECK(active_users(working) == people + 1);
  CHECK(active_users("") == people);

  const auto access = [&](const std::string& at) {
    const auto reply = p.send("root", "GET", "/api/users/" + x + "/access?at=" + at);
    INFO(reply.body);
    REQUIRE(reply.status == 200);
    return reply.json();
  };
  const Json then = access(working);
  REQUIRE(then.find("person"));
  CHECK(then.find("person")->find("businessUnitAssignments")->if_array()->size() == 1);
  CHECK(access(alone).find("person")->find("businessUnitAssignments")->if_array()->empty());
  CHECK(access(before).find("known")->if_bool());
  CHECK_FALSE(*access(before).find("known")->if_bool());
}

TEST_CASE("The past is told to oneself and to auditors, and only so far as it is past") {
  Platform& p = platform();
  const std::string now = later();
  const auto status = [&](const std::string& who, const std::string& path) {
    return p.send(who, "GET", p.fill(path)).status;
  };
  CHECK(status("staff_a", "/api/users/{staff_a}/access?at=" + now) == 200);
  CHECK(status("hotel_admin_a", "/api/users/{staff_a}/access?at=" + now) == 200);
  CHECK(status("hotel_admin_b", "/api/users/{staff_a}/access?at=" + now) == 404);
  CHECK(status("staff_a", "/api/users/{hotel_admin_a}/access?at=" + now) == 404);
  CHECK(status("root", "/api/users/{staff_a}/access?at=2999-01-01") == 422);
  CHECK(status("root", "/api/users/{staff_a}/access?at=yesterday") == 422);
  CHECK(status("staff_a", "/api/why?action=users.read&resource=users/{staff_a}&at=" + now) == 200);
  CHECK(status("hotel_admin_b", "/api/why?action=users.read&subject={staff_a}&at=" + now) == 404);
  // Whom the present refuses gets nothing of the past either.
  const auto early = p.send("root", "POST", "/api/business-units/active-users?at=2001-01-01",
                            p.fill(R"({"businessUnitId":"{hotel_a}"})"));
  CHECK(early.status == 404);
  CHECK_THAT(early.body, Catch::Matchers::ContainsSubstring("UNKNOWN_THEN"));
  const std::string licence = "/api/business-units/licence?at=" + now;
  const std::string body = p.fill(R"({"businessUnitId":"{hotel_a}"})");
  CHECK(p.send("hotel_admin_a", "POST", licence, body).status == 200);
  CHECK(p.send("staff_a", "POST", licence, body).status >= 400);
  CHECK(p.send("hotel_admin_b", "POST", licence, body).status >= 400);
}
