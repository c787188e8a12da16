#include <catch_amalgamated.hpp>

#include "scenario.h"

namespace {

// The route's pattern with every parameter replaced by the same id.
std::string with_id(std::string pattern, const std::string& id) {
  for (auto at = pattern.find('{'); at != pattern.npos; at = pattern.find('{'))
    pattern.replace(at, pattern.find('}', at) - at + 1, id);
  return pattern;
}

}  // namespace

// People of one customer try every route with every id of the other. Nothing may be found, told or changed.
TEST_CASE("No route leads to another customer") {
  Platform& p = platform();
  const std::vector<std::string> foreign = {"organisation_b", "cluster_b", "hotel_b",          "finance_b",
                                            "hotel_admin_b",  "staff_b",   "department_head_b"};
  std::size_t tried = 0;
  for (const std::string who : {"hotel_admin_a", "staff_a"}) {
    p.journaled();
    for (const auto& route : p.server().router().routes()) {
      if (!route->pattern.starts_with("/api/") || route->pattern.find('{') == route->pattern.npos) continue;
      for (const std::string& name : foreign) {
        const std::string path = with_id(route->pattern, p.id(name));
        const auto reply = p.send(who, route->method, path, route->method == "GET" ? "" : "{}", {{"If-Match", "*"}});
        INFO(who << " " << route->method << " " << path << " (" << name << "): " << reply.status << " " << reply.body);
        CHECK((reply.status == 404 || reply.status == 422));
        CHECK_THAT(reply.body, !Catch::Matchers::ContainsSubstring("Hotel b"));
        CHECK_THAT(reply.body, !Catch::Matchers::ContainsSubstring("_b@example.com"));
        ++tried;
      }
    }
    CHECK(p.journaled().empty());
  }
  CHECK(tried > 300);
}

TEST_CASE("No list tells of another customer") {
  Platform& p = platform();
  for (const auto& route : p.server().router().routes()) {
    if (route->method != "GET" || !route->pattern.starts_with("/api/") ||
        route->pattern.find('{') != route->pattern.npos)
      continue;
    if (route->pattern == "/api/openapi.json") continue;
    const auto reply = p.send("hotel_admin_a", "GET", route->pattern);
    INFO(route->pattern << " " << reply.body);
    for (const char* name : {"organisation_b", "cluster_b", "hotel_b", "finance_b", "hotel_admin_b"})
      CHECK_THAT(reply.body, !Catch::Matchers::ContainsSubstring(p.id(name)));
  }
}

TEST_CASE("No input may name what another customer has") {
  run({
      {.name = "a person into a foreign hotel",
       .who = "hotel_admin_a",
       .method = "POST",
       .path = "/api/users",
       .body =
           R"({"name":"Spy","email":"spy@example.com","businessUnitAssignments":[{"businessUnitId":"{hotel_b}","role":"staff"}]})",
       .status = 422,
       .lacks = {"Hotel b"}},
      {.name = "a foreign person into one's hotel",
       .who = "hotel_admin_a",
       .method = "POST",
       .path = "/api/assignments",
       .body = R"({"userId":"{staff_b}","businessUnitId":"{hotel_a}","role":"staff"})",
       .status = 422},
      {.name = "a hotel into a foreign cluster",
       .who = "hotel_admin_a",
       .method = "PATCH",
       .path = "/api/business-units/{hotel_a}",
       .body = R"({"clusterId":"{cluster_b}"})",
       .headers = {{"If-Match", "*"}},
       .status = 422},
      {.name = "a filter",
       .who = "hotel_admin_a",
       .method = "GET",
       .path = "/api/departments?total=1&filter=businessUnitId:eq:{hotel_b}",
       .contains = {"\"items\":[]", "\"total\":0"}},
  });
}
