#include <catch_amalgamated.hpp>

#include "scenario.h"

#include "core/time.h"

namespace {

Json::Array items(const std::string& who, const std::string& path) {
  const auto reply = platform().send(who, "GET", platform().fill(path));
  INFO(path << ": " << reply.body);
  REQUIRE(reply.status == 200);
  const Json json = reply.json();
  return *json.find("items")->if_array();
}

int status(const std::string& who, const std::string& path) {
  return platform().send(who, "GET", platform().fill(path)).status;
}

// Somebody of this test alone, at the first hotel, with the password that all have.
void make_person(const std::string& who) {
  Platform& p = platform();
  const auto made =
      p.send("root", "POST", "/api/users",
             p.fill(R"({"name":"Own","email":")" + who +
                    R"(@example.com","businessUnitAssignments":[{"businessUnitId":"{hotel_a}","role":"staff"}]})"));
  INFO(made.body);
  REQUIRE(made.status == 201);
  p.remember(who, std::string(made.json().text("id")));
  const auto link = p.send("root", "POST", p.fill("/api/users/{" + who + "}/password-link"), "{}");
  const std::string url(link.json().text("url"));
  const std::string token = url.substr(url.find('#') + 1);
  REQUIRE(p.send("", "POST", "/api/auth/password",
                 R"({"token":")" + token + R"(","password":")" + Platform::kPassword + "\"}")
              .status == 204);
}

// Signs somebody in on one more device; answers the token.
std::string sign_in(const std::string& address) {
  const auto reply = platform().send("", "POST", "/api/auth/sign-in",
                                     R"({"email":")" + address + R"(","password":")" + Platform::kPassword + "\"}");
  INFO(reply.body);
  REQUIRE(reply.status == 200);
  return std::string(reply.json().text("token"));
}

int status_of_token(const std::string& token) {
  return platform().send("", "GET", "/api/auth/session", "", {{"Authorization", "Bearer " + token}}).status;
}

}  // namespace

TEST_CASE("An ordinary member of staff sees their own sessions, sign-ins and activity, and nobody else's") {
  Platform& p = platform();
  const Json me = p.send("staff_a", "GET", p.fill("/api/users/{staff_a}")).json();
  const auto sessions = items("staff_a", "/api/auth/sessions");
  REQUIRE_FALSE(sessions.empty());
  CHECK_FALSE(sessions[0].text("address").empty());  // one's own data is shown whole
  const auto log = items("staff_a", "/api/auth/sign-ins");
  REQUIRE_FALSE(log.empty());
  CHECK(log[0].text("userId") == me.text("id"));
  CHECK(log[0].text("result") == "succeeded");
  for (const Json& event : log) CHECK(event.text("userId") == me.text("id"));
  const auto deeds = items("staff_a", "/api/journal?actor={staff_a}");
  REQUIRE_FALSE(deeds.empty());
  for (const Json& record : deeds) CHECK(record.text("actor") == me.text("id"));
  CHECK(items("staff_a", "/api/journal?actor={hotel_admin_a}").empty());
  CHECK(items("staff_a", "/api/journal").empty());
  CHECK(status("staff_a", "/api/auth/sessions?user={hotel_admin_a}") == 404);
  CHECK(status("staff_a", "/api/auth/sign-ins?user={root}") == 404);
}

TEST_CASE("Administrators see the sessions of their own people alone") {
  CHECK_FALSE(items("hotel_admin_a", "/api/auth/sessions?user={staff_a}").empty());
  CHECK(status("hotel_admin_b", "/api/auth/sessions?user={staff_a}") == 404);
  CHECK(status("hotel_admin_a", "/api/auth/sign-ins?user={staff_a}") == 403);  // that is for cluster administrators
  CHECK_FALSE(items("root", "/api/auth/sign-ins?user={staff_a}").empty());
}

TEST_CASE("One session or all are ended by the person and by an administrator, at once") {
  Platform& p = platform();
  make_person("owner");
  const std::string address = "owner@example.com";
  const std::string one = sign_in(address), two = sign_in(address);
  const auto as = [](const std::string& token) { return Platform::Headers{{"Authorization", "Bearer " + token}}; };
  const Json there = p.send("", "GET", "/api/auth/session", "", as(two)).json();
  CHECK(p.send("", "DELETE", "/api/auth/sessions/" + std::string(there.text("sessionId")), "", as(one)).status == 204);
  CHECK(status_of_token(two) == 401);
  CHECK(status_of_token(one) == 200);

  // Everywhere else: the own session stays.
  const std::string three = sign_in(address);
  CHECK(p.send("", "POST", p.fill("/api/users/{owner}/sign-out"), "{}", as(one)).status == 200);
  CHECK(status_of_token(one) == 200);
  CHECK(status_of_token(three) == 401);
  CHECK(p.send("", "POST", p.fill("/api/users/{hotel_admin_a}/sign-out"), "{}", as(one)).status == 404);
  CHECK(p.send("hotel_admin_b", "POST", p.fill("/api/users/{owner}/sign-out"), "{}").status == 404);

  CHECK(p.send("hotel_admin_a", "POST", p.fill("/api/users/{owner}/sign-out"), "{}").status == 200);
  CHECK(status_of_token(one) == 401);
}
