#include <algorithm>
#include <catch_amalgamated.hpp>
#include <map>

#include "scenario.h"

#include "catalogue/catalogue.h"

namespace {

// The route's pattern with every parameter replaced by the same id.
std::string with_id(std::string pattern, const std::string& id) {
  for (auto at = pattern.find('{'); at != pattern.npos; at = pattern.find('{'))
    pattern.replace(at, pattern.find('}', at) - at + 1, id);
  return pattern;
}

const std::vector<std::string> kForeign = {"organisation_b", "cluster_b", "hotel_b",          "finance_b",
                                           "hotel_admin_b",  "staff_b",   "department_head_b"};

// What the other customer has of this entity; an id that nobody has where there is nothing.
std::string foreign_id(const Entity& entity) {
  static const std::map<std::string_view, std::string> kNames = {{"organisations", "organisation_b"},
                                                                 {"clusters", "cluster_b"},
                                                                 {"business_units", "hotel_b"},
                                                                 {"departments", "finance_b"},
                                                                 {"users", "staff_b"}};
  const auto at = kNames.find(entity.name);
  return at == kNames.end() ? "018f0000-0000-7000-8000-000000000000" : platform().id(at->second);
}

Json likely(const Field& field) {
  if (field.kind() == Kind::text) return field.name == "email" ? "spy@example.com" : "TH";
  if (field.kind() == Kind::integer || field.kind() == Kind::money) return std::int64_t{1};
  if (field.kind() == Kind::date) return "2026-11-21";
  return {};
}

// The input filled with what is likely, and with the other customer's ids wherever one is asked for.
Json spying(const Shape& input) {
  Json body = Json::object();
  for (const Field& field : input.fields) {
    if (field.has(Field::ReadOnly) || field.has(Field::Private)) continue;
    const bool list = field.kind() == Kind::list;
    if (field.target && field.kind() == Kind::reference) body.set(field.wire, foreign_id(*field.target));
    else if (field.target && list) body.set(field.wire, Json::Array{foreign_id(*field.target)});
    else if (const Json value = likely(field); !value.is_null() && field.has(Field::Required))
      body.set(field.wire, value);
  }
  return body;
}

bool names_anything(const Shape& input) {
  for (const Field& field : input.fields)
    if (field.target && !field.has(Field::ReadOnly)) return true;
  return false;
}

}  // namespace

// People of one customer try every route with every id of the other. Nothing may be found, told or changed.
TEST_CASE("No route leads to another customer") {
  Platform& p = platform();
  std::size_t tried = 0;
  for (const std::string who : {"hotel_admin_a", "staff_a"}) {
    p.journaled();
    for (const auto& route : p.server().router().routes()) {
      if (!route->pattern.starts_with("/api/") || route->pattern.find('{') == route->pattern.npos) continue;
      for (const std::string& name : kForeign) {
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

TEST_CASE("No action and no creation takes what another customer has") {
  Platform& p = platform();
  std::size_t tried = 0;
  const auto spy = [&](const std::string& path, const Shape& input) {
    for (const std::string who : {"hotel_admin_a", "staff_a"}) {
      const auto reply = p.send(who, "POST", path, to_json_text(spying(input)));
      INFO(who << " " << path << " " << to_json_text(spying(input)) << ": " << reply.status << " " << reply.body);
      CHECK((reply.status == 403 || reply.status == 404 || reply.status == 422));
      for (const char* told : {"Hotel b", "Cluster b", "Group b", "_b@example.com", "Pat staff_b"})
        CHECK_THAT(reply.body, !Catch::Matchers::ContainsSubstring(told));
      ++tried;
    }
  };
  p.journaled();
  for (const auto& route : p.server().router().routes()) {
    const auto& pattern = route->pattern;
    if (route->method != "POST" || !pattern.starts_with("/api/") || pattern.find('{') != pattern.npos) continue;
    const std::string rest = pattern.substr(5);
    const auto slash = rest.find('/');
    const Entity* entity = catalogue().find_path(rest.substr(0, slash));
    if (!entity) continue;
    std::string verb = slash == rest.npos ? "create" : rest.substr(slash + 1);
    std::replace(verb.begin(), verb.end(), '-', '_');
    const Action* action = catalogue().find_action(std::string(entity->name) + "." + verb);
    if (!action) continue;
    const Shape& input = action->input ? *action->input : static_cast<const Shape&>(*entity);
    if (names_anything(input)) spy(pattern, input);
  }
  CHECK(p.journaled().empty());
  CHECK(tried > 10);
}
