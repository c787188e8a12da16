#include <catch_amalgamated.hpp>

#include "scenario.h"

TEST_CASE("The thirteen paths of the seed") {
  Platform& p = platform();
  const auto made = p.send("root", "POST", "/api/users", R"({"name":"Ann","email":"Ann@Example.com"})");
  REQUIRE(made.status == 201);
  const std::string ann(made.json().text("id"));
  p.remember("ann", ann);
  CHECK(made.header("Location") == "/api/users/" + ann);
  CHECK(made.header("ETag") == "\"1\"");
  CHECK_THAT(made.header("Consistency-Token"), Catch::Matchers::ContainsSubstring(":"));
  p.journaled();
  run({
      {.name = "read",
       .who = "root",
       .method = "GET",
       .path = "/api/users/{ann}",
       .contains = {"\"email\":\"ann@example.com\"", "\"businessUnitAssignments\":[]", "\"status\":\"active\""}},
      {.name = "change without If-Match",
       .who = "root",
       .method = "PATCH",
       .path = "/api/users/{ann}",
       .body = R"({"phone":"1"})",
       .status = 428,
       .contains = {"precondition_required"}},
      {.name = "change",
       .who = "root",
       .method = "PATCH",
       .path = "/api/users/{ann}",
       .body = R"({"phone":"1"})",
       .headers = {{"If-Match", "\"1\""}},
       .contains = {"\"phone\":\"1\"", "\"version\":2"},
       .journaled = {"users.change"}},
      {.name = "stale",
       .who = "root",
       .method = "PATCH",
       .path = "/api/users/{ann}",
       .body = R"({"phone":"2"})",
       .headers = {{"If-Match", "\"1\""}},
       .status = 412,
       .contains = {"\"code\":\"stale\""}},
      {.name = "cleared",
       .who = "root",
       .method = "PATCH",
       .path = "/api/users/{ann}",
       .body = R"({"phone":null})",
       .headers = {{"If-Match", "\"2\""}},
       .lacks = {"\"phone\":\"1\""},
       .journaled = {"users.change"}},
      {.name = "assign",
       .who = "root",
       .method = "POST",
       .path = "/api/users/{ann}/business-units",
       .body = R"({"businessUnitId":"{hotel_a}","role":"staff","department":"finance"})",
       .status = 201,
       .contains = {"\"businessUnitName\":\"Hotel a\"", "\"assignedAt\""},
       .journaled = {"assignments.create"}},
      {.name = "assignments",
       .who = "root",
       .method = "GET",
       .path = "/api/users/{ann}/business-units",
       .contains = {"\"items\":[{", "\"role\":\"staff\""}},
      {.name = "give a module",
       .who = "root",
       .method = "POST",
       .path = "/api/users/{ann}/business-units/{hotel_a}/modules",
       .body = R"({"moduleId":"inventory","accessLevel":"read"})",
       .status = 201,
       .contains = {"\"moduleId\":\"inventory\""},
       .journaled = {"assignments.change"}},
      {.name = "given already",
       .who = "root",
       .method = "POST",
       .path = "/api/users/{ann}/business-units/{hotel_a}/modules",
       .body = R"({"moduleId":"inventory","accessLevel":"read"})",
       .status = 409,
       .contains = {"already_there"}},
      {.name = "modules",
       .who = "root",
       .method = "GET",
       .path = "/api/users/{ann}/business-units/{hotel_a}/modules",
       .contains = {"\"accessLevel\":\"read\""}},
      {.name = "change a module",
       .who = "root",
       .method = "PATCH",
       .path = "/api/users/{ann}/business-units/{hotel_a}/modules/inventory",
       .body = R"({"accessLevel":"write"})",
       .headers = {{"If-Match", "\"2\""}},
       .contains = {"\"accessLevel\":\"write\""},
       .journaled = {"assignments.change"}},
      {.name = "take a module",
       .who = "root",
       .method = "DELETE",
       .path = "/api/users/{ann}/business-units/{hotel_a}/modules/inventory",
       .headers = {{"If-Match", "\"3\""}},
       .contains = {"\"items\":[]"},
       .journaled = {"assignments.change"}},
      {.name = "no such module here",
       .who = "root",
       .method = "DELETE",
       .path = "/api/users/{ann}/business-units/{hotel_a}/modules/inventory",
       .headers = {{"If-Match", "\"4\""}},
       .status = 404},
      {.name = "second department",
       .who = "root",
       .method = "POST",
       .path = "/api/departments",
       .body = R"({"businessUnitId":"{hotel_a}","type":"hr","name":"HR"})",
       .status = 201,
       .journaled = {"departments.create"}},
      {.name = "second assignment",
       .who = "root",
       .method = "POST",
       .path = "/api/users/{ann}/business-units",
       .body = R"({"businessUnitId":"{hotel_a}","role":"staff","department":"hr"})",
       .status = 201,
       .journaled = {"assignments.create"}},
      {.name = "which of them",
       .who = "root",
       .method = "GET",
       .path = "/api/users/{ann}/business-units/{hotel_a}/modules",
       .status = 409,
       .contains = {"ambiguous", "?department="}},
      {.name = "this one",
       .who = "root",
       .method = "GET",
       .path = "/api/users/{ann}/business-units/{hotel_a}/modules?department=hr",
       .contains = {"\"items\":[]"}},
      {.name = "change the assignment",
       .who = "root",
       .method = "PATCH",
       .path = "/api/users/{ann}/business-units/{hotel_a}?department=hr",
       .body = R"({"role":"department_head"})",
       .headers = {{"If-Match", "\"1\""}},
       .contains = {"department_head"},
       .journaled = {"assignments.change"}},
      {.name = "unassign",
       .who = "root",
       .method = "DELETE",
       .path = "/api/users/{ann}/business-units/{hotel_a}?department=hr",
       .headers = {{"If-Match", "\"2\""}},
       .journaled = {"assignments.archive"}},
      {.name = "archive",
       .who = "root",
       .method = "DELETE",
       .path = "/api/users/{ann}",
       .headers = {{"If-Match", "*"}},
       .contains = {"archivedAt"},
       .journaled = {"users.archive"}},
      {.name = "restore",
       .who = "root",
       .method = "POST",
       .path = "/api/users/{ann}/restore",
       .headers = {{"If-Match", "*"}},
       .lacks = {"archivedAt"},
       .journaled = {"users.restore"}},
  });
}

TEST_CASE("A plan changes nothing, and only that plan is applied") {
  Platform& p = platform();
  const std::string path = p.fill("/api/business-units/{hotel_a}");
  const std::string tag = p.send("root", "GET", path).header("ETag");
  p.journaled();
  const auto plan = p.send("root", "PATCH", path + "?plan=1", R"({"rooms":120})", {{"If-Match", tag}});
  CHECK(plan.status == 200);
  CHECK_THAT(plan.body, Catch::Matchers::ContainsSubstring("\"before\":100") &&
                            Catch::Matchers::ContainsSubstring("\"after\":120"));
  const std::string hash(plan.json().text("hash"));
  CHECK(hash.size() == 64);
  CHECK(p.send("root", "GET", path).header("ETag") == tag);
  const auto other = p.send("root", "PATCH", path, R"({"rooms":121})", {{"If-Match", tag}, {"If-Plan-Match", hash}});
  CHECK(other.status == 409);
  CHECK(other.json().text("code") == "plan_changed");
  CHECK(other.json().find("plan")->text("hash") != hash);
  CHECK(p.journaled().empty());
  const auto applied = p.send("root", "PATCH", path, R"({"rooms":120})", {{"If-Match", tag}, {"If-Plan-Match", hash}});
  CHECK(applied.status == 200);
  CHECK(p.journaled() == std::vector<std::string>{"business_units.change"});
}

TEST_CASE("One Idempotency-Key, one person") {
  Platform& p = platform();
  const std::string body = R"({"name":"Once","email":"once@example.com"})";
  const auto first = p.send("root", "POST", "/api/users", body, {{"Idempotency-Key", "k-1"}});
  const auto again = p.send("root", "POST", "/api/users", body, {{"Idempotency-Key", "k-1"}});
  CHECK(first.status == 201);
  CHECK(again.status == 201);
  CHECK(again.body == first.body);
  CHECK(again.header("Idempotency-Replayed") == "true");
  const auto other =
      p.send("root", "POST", "/api/users", R"({"name":"Two","email":"two@example.com"})", {{"Idempotency-Key", "k-1"}});
  CHECK(other.status == 409);
}

TEST_CASE("Lists: pages, filters, totals, CSV, freshness") {
  Platform& p = platform();
  const auto page = p.send("root", "GET", "/api/users?limit=3&sort=name&total=1&fields=name");
  REQUIRE(page.status == 200);
  CHECK(page.json().find("items")->if_array()->size() == 3);
  const std::string next(page.json().text("next"));
  CHECK(!next.empty());
  std::size_t seen = 3;
  for (std::string cursor = next; !cursor.empty();) {
    const auto more = p.send("root", "GET", "/api/users?limit=3&sort=name&fields=name&cursor=" + cursor);
    REQUIRE(more.status == 200);
    seen += more.json().find("items")->if_array()->size();
    cursor = more.json().text("next");
  }
  CHECK(static_cast<std::int64_t>(seen) == page.json().integer("total"));
  CHECK(p.send("root", "GET", "/api/users?limit=3&sort=email&cursor=" + next).status == 422);

  CHECK(p.send("root", "POST", "/api/users", R"({"name":"=1+1","email":"formula@example.com"})").status == 201);
  const auto csv = p.send("root", "GET", "/api/users.csv?fields=name,email");
  CHECK(csv.status == 200);
  CHECK_THAT(csv.header("Content-Type"), Catch::Matchers::StartsWith("text/csv"));
  CHECK_THAT(csv.body, Catch::Matchers::ContainsSubstring("'=1+1,"));
  CHECK_THAT(p.send("support", "GET", "/api/users.csv").body, !Catch::Matchers::ContainsSubstring("@example.com"));
  CHECK_THAT(p.send("support", "GET", "/api/users").body, !Catch::Matchers::ContainsSubstring("formula@example.com"));

  const std::string hotel = p.fill("/api/business-units/{hotel_b}");
  const auto known = p.send("root", "GET", hotel);
  CHECK(p.send("root", "GET", hotel, "", {{"If-None-Match", known.header("ETag")}}).status == 304);
}

TEST_CASE("The audit trail says for whom a password link was made, and nothing of the link") {
  Platform& p = platform();
  const auto made = p.send("root", "POST", "/api/users", R"({"name":"Nan Link","email":"nan@example.com"})");
  REQUIRE(made.status == 201);
  const std::string link(p.send("root", "POST", "/api/users/" + std::string(made.json().text("id")) + "/password-link")
                             .json()
                             .text("url"));
  REQUIRE(!link.empty());
  const auto trail = p.send("root", "GET", "/api/journal?action=users.password_link&limit=1");
  const Json record = trail.json().find("items")->if_array()->front();
  const Json& target = record.items("targets").front();
  CHECK(target.text("resource") == "password_links");
  CHECK(target.text("title") == "Nan Link");
  CHECK_THAT(trail.body, !Catch::Matchers::ContainsSubstring(link.substr(link.find('#') + 1)));
}
