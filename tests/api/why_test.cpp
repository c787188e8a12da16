#include <catch_amalgamated.hpp>

#include "scenario.h"

#include "api/openapi.h"

TEST_CASE("Why says what decided and refusals carry it") {
  run({
      {.name = "oneself",
       .who = "staff_a",
       .method = "GET",
       .path = "/api/why?action=users.read&resource=users/{staff_a}",
       .contains = {"\"allowed\":true"}},
      {.name = "a hotel",
       .who = "root",
       .method = "GET",
       .path = "/api/why?subject={hotel_admin_a}&action=business_units.change&resource=business-units/{hotel_a}",
       .contains = {"\"allowed\":true", "Hotel a"}},
      {.name = "another hotel",
       .who = "root",
       .method = "GET",
       .path = "/api/why?subject={hotel_admin_a}&action=business_units.change&resource=business-units/{hotel_b}",
       .contains = {"\"allowed\":false", "NO_GRANT", "\"remedies\":[{"}},
      {.name = "a module without a contract",
       .who = "root",
       .method = "GET",
       .path = "/api/why?subject={staff_a}&action=inventory.read&resource=business-units/{hotel_a}",
       .contains = {"LICENSE_REQUIRED"}},
      {.name = "what one may not see",
       .who = "staff_a",
       .method = "GET",
       .path = "/api/why?subject={hotel_admin_b}&action=users.read",
       .status = 404},
      {.name = "no such action", .who = "root", .method = "GET", .path = "/api/why?action=fly", .status = 422},
      {.name = "many",
       .who = "root",
       .method = "POST",
       .path = "/api/why",
       .body = R"({"questions":[{"action":"users.create"},{"subject":"{support}","action":"users.create"}]})",
       .contains = {"\"allowed\":true", "\"allowed\":false"}},
      {.name = "a refusal",
       .who = "staff_a",
       .method = "PATCH",
       .path = "/api/users/{staff_a}",
       .body = R"({"name":"X"})",
       .headers = {{"If-Match", "*"}},
       .status = 403,
       .contains = {"NO_GRANT", "\"trace\":[", "\"decided\""}},
      {.name = "access", .who = "staff_a", .method = "GET", .path = "/api/access", .contains = {"\"grants\":["}},
  });
}

TEST_CASE("The feed and the audit trail show what one may see") {
  Platform& p = platform();
  const std::string end(p.send("root", "GET", "/api/changes").json().text("next"));
  const std::string hotel = p.fill("/api/business-units/{hotel_b}");
  CHECK(p.send("root", "PATCH", hotel + "?reason=season", R"({"rooms":77})", {{"If-Match", "*"}}).status == 200);
  p.settle();
  const auto news = p.send("root", "GET", "/api/changes?after=" + end);
  CHECK_THAT(news.body, Catch::Matchers::ContainsSubstring(p.id("hotel_b")));
  CHECK_THAT(p.send("hotel_admin_a", "GET", "/api/changes?after=" + end).body,
             !Catch::Matchers::ContainsSubstring(p.id("hotel_b")));
  const auto trail = p.send("root", "GET", "/api/journal?action=business_units.change&limit=1");
  CHECK_THAT(trail.body,
             Catch::Matchers::ContainsSubstring("season") && Catch::Matchers::ContainsSubstring("\"after\":77"));
  CHECK_THAT(p.send("hotel_admin_a", "GET", "/api/journal?limit=200").body,
             !Catch::Matchers::ContainsSubstring(p.id("hotel_b")));
  CHECK(p.send("root", "GET", "/api/journal.csv").status == 200);
  const Json record = p.send("root", "GET", "/api/journal?limit=1").json().find("items")->if_array()->front();
  const std::string at = std::string(record.text("tenant")) + "/" + std::to_string(record.integer("seq"));
  const auto proof = p.send("root", "GET", "/api/journal/" + at + "/proof");
  CHECK(proof.status == 200);
  CHECK_THAT(proof.body, Catch::Matchers::ContainsSubstring("\"leaf\":\""));
  CHECK(p.send("staff_a", "GET", "/api/journal/" + at + "/proof").status == 404);
}

TEST_CASE("What is changed of a hotel is seen at once, and only what is kept") {
  Platform& p = platform();
  const std::string hotel = p.fill("/api/business-units/{hotel_b}");
  const auto rooms = [&] { return *p.send("root", "GET", hotel).json().find("rooms")->if_int(); };
  for (const int n : {78, 79}) {
    const std::string body = "{\"rooms\":" + std::to_string(n) + "}";
    const auto before = rooms();
    CHECK(p.send("root", "PATCH", hotel + "?plan=1", body, {{"If-Match", "*"}}).status == 200);
    CHECK(rooms() == before);
    CHECK(p.send("root", "PATCH", hotel, body, {{"If-Match", "*"}}).status == 200);
    CHECK(rooms() == n);
  }
}

TEST_CASE("Every route of the API is described") {
  Platform& p = platform();
  const Json paths = *p.send("", "GET", "/api/openapi.json").json().find("paths");
  for (const auto& route : p.server().router().routes()) {
    if (!route->pattern.starts_with("/api/")) continue;
    INFO(route->method << " " << route->pattern);
    std::string method = route->method;
    for (char& c : method) c = static_cast<char>(c | 0x20);
    const Json* path = paths.find(route->pattern);
    REQUIRE(path);
    CHECK(path->find(method));
  }
}

TEST_CASE("Health, readiness and figures") {
  Platform& p = platform();
  CHECK(p.send("", "GET", "/healthz").status == 200);
  CHECK(p.send("", "GET", "/readyz").status == 200);
  CHECK_THAT(p.send("", "GET", "/metrics").body, Catch::Matchers::ContainsSubstring("process_"));
}
