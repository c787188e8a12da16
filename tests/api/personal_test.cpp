#include <catch_amalgamated.hpp>

#include "scenario.h"

namespace {

Scenario refused(std::string name, std::string path, std::string field) {
  return {.name = std::move(name),
          .who = "support",
          .method = "GET",
          .path = std::move(path),
          .status = 422,
          .contains = {field, "personal data"},
          .lacks = {"@example.com"}};
}

}  // namespace

TEST_CASE("Who may not see personal data cannot find it out") {
  Platform& p = platform();
  const auto made =
      p.send("root", "POST", "/api/users", R"({"name":"Mona","email":"mona@example.com","phone":"+66 81 555 0199"})");
  REQUIRE(made.status == 201);
  p.remember("mona", std::string(made.json().text("id")));
  p.journaled();
  run({
      refused("filter", "/api/users?filter=email:eq:mona@example.com", "email"),
      refused("filter by part", "/api/users?filter=status:eq:active;email:like:mona", "email"),
      refused("sort", "/api/users?sort=-email", "email"),
      refused("sort of a CSV", "/api/users.csv?sort=email", "email"),
      refused("filter of a CSV", "/api/users.csv?filter=email:like:mona", "email"),
      refused("sign-ins", "/api/sign-in-events?filter=email:like:root", "email"),
      refused("addresses", "/api/sign-in-events?sort=address", "address"),
      {.name = "search by e-mail",
       .who = "support",
       .method = "GET",
       .path = "/api/users?total=1&q=mona@example",
       .contains = {"\"items\":[]", "\"total\":0"}},
      {.name = "search by phone",
       .who = "support",
       .method = "GET",
       .path = "/api/users?q=0199",
       .contains = {"\"items\":[]"}},
      {.name = "one word of a name, one of an address",
       .who = "support",
       .method = "GET",
       .path = "/api/users?q=mona%20example.com",
       .contains = {"\"items\":[]"}},
      {.name = "search of a CSV",
       .who = "support",
       .method = "GET",
       .path = "/api/users.csv?q=mona@example",
       .lacks = {"{mona}"}},
      {.name = "search by name",
       .who = "support",
       .method = "GET",
       .path = "/api/users?q=MONA",
       .contains = {"{mona}", "\"name\":\"Mona\""},
       .lacks = {"@example.com", "555 0199"}},
      {.name = "fields",
       .who = "support",
       .method = "GET",
       .path = "/api/users?fields=name,email,phone",
       .contains = {"Mona"},
       .lacks = {"@example.com", "555 0199"}},
      {.name = "CSV",
       .who = "support",
       .method = "GET",
       .path = "/api/users.csv?fields=name,email,phone",
       .contains = {"Mona"},
       .lacks = {"@example.com", "555 0199"}},
      {.name = "one",
       .who = "support",
       .method = "GET",
       .path = "/api/users/{mona}",
       .lacks = {"@example.com", "555 0199"}},
      {.name = "whoever may see it finds it",
       .who = "root",
       .method = "GET",
       .path = "/api/users?q=0199&filter=email:like:mona&sort=email",
       .contains = {"{mona}", "mona@example.com"}},
  });
}

TEST_CASE("The audit trail hides personal data, and is not searched by it") {
  Platform& p = platform();
  const auto made =
      p.send("root", "POST", "/api/users", R"({"name":"Nils","email":"nils@example.com","phone":"+49 30 555 0123"})");
  REQUIRE(made.status == 201);
  p.remember("nils", std::string(made.json().text("id")));
  REQUIRE(p.send("root", "PATCH", p.fill("/api/users/{nils}"), R"({"email":"nils.b@example.com"})", {{"If-Match", "*"}})
              .status == 200);
  p.journaled();
  run({
      {.name = "trail",
       .who = "support",
       .method = "GET",
       .path = "/api/journal?limit=200",
       .contains = {"{nils}", "\"hidden\":true"},
       .lacks = {"@example.com", "555 0123", "127.0.0.1"}},
      {.name = "of one",
       .who = "support",
       .method = "GET",
       .path = "/api/journal?resource=users&target={nils}",
       .contains = {"users.change", "Nils"},
       .lacks = {"@example.com"}},
      {.name = "CSV",
       .who = "support",
       .method = "GET",
       .path = "/api/journal.csv",
       .contains = {"users.change"},
       .lacks = {"@example.com", "555 0123"}},
      {.name = "search",
       .who = "support",
       .method = "GET",
       .path = "/api/journal?q=nils.b@",
       .contains = {"\"items\":[]"}},
      {.name = "search by phone",
       .who = "support",
       .method = "GET",
       .path = "/api/journal?q=555%200123",
       .contains = {"\"items\":[]"}},
      {.name = "search by name",
       .who = "support",
       .method = "GET",
       .path = "/api/journal?q=NILS",
       .contains = {"{nils}"}},
      {.name = "feed",
       .who = "support",
       .method = "GET",
       .path = "/api/changes?after=0",
       .lacks = {"@example.com", "Nils"}},
      {.name = "whoever may see it",
       .who = "root",
       .method = "GET",
       .path = "/api/journal?q=nils.b@",
       .contains = {"nils.b@example.com", "{nils}"}},
  });
  const auto all = p.send("root", "GET", "/api/journal?q=Nils&limit=1");
  const auto rest = p.send("root", "GET", "/api/journal?q=Nils&limit=1&cursor=" + std::string(all.json().text("next")));
  CHECK(rest.json().find("items")->if_array()->size() == 1);
  CHECK(rest.json().text("next").empty());
}
