#include <catch_amalgamated.hpp>

#include "scenario.h"

namespace {

// What a version alone tells. The digits by themselves may stand in any request's id.
constexpr const char* kPrice = R"("unitAmount":"321")";

std::string make_version(Platform& p, const std::string& plan) {
  const auto made = p.send(
      "root", "POST", "/api/plan-versions",
      R"({"planId":")" + plan +
          R"(","currency":"THB","prices":[{"description":"Seats","model":"per_seat","tiers":)"
          R"([{"unitAmount":"321"}]}],"examples":[{"seats":2,"expected":"642"}],"modules":[{"moduleId":"inventory"}]})");
  INFO(made.body);
  REQUIRE(made.status == 201);
  return std::string(made.json().text("id"));
}

void act(Platform& p, const std::string& path, const std::string& body = {}) {
  const auto done = p.send("root", "POST", p.fill(path), p.fill(body));
  INFO(done.body);
  REQUIRE(done.status == 200);
}

Scenario read(std::string who, std::string path, int status, std::string id) {
  Scenario s{.name = who + " " + path, .who = who, .method = "GET", .path = path, .status = status};
  (status == 200 ? s.contains : s.lacks).push_back(std::move(id));
  return s;
}

Scenario lists(std::string who, std::string path, std::vector<std::string> with, std::vector<std::string> without) {
  return {.name = who + " lists",
          .who = who,
          .method = "GET",
          .path = std::move(path),
          .contains = std::move(with),
          .lacks = std::move(without)};
}

}  // namespace

TEST_CASE("Drafts of what is sold are seen by those alone who may change them") {
  Platform& p = platform();
  for (const char* name : {"drafted", "sold"}) {
    const auto plan = p.send("root", "POST", "/api/plans",
                             R"({"code":")" + std::string(name) + R"(","name":"The )" + name + R"( one"})");
    REQUIRE(plan.status == 201);
    p.remember(std::string(name) + "_plan", std::string(plan.json().text("id")));
    p.remember(name, make_version(p, std::string(plan.json().text("id"))));
  }
  act(p, "/api/plan-versions/{sold}/publish");
  p.remember("next", make_version(p, p.id("sold_plan")));
  p.journaled();
  for (const std::string who : {"hotel_admin_a", "support"})
    run({
        lists(who, "/api/plan-versions?limit=200", {"{sold}"}, {"{drafted}", "{next}"}),
        lists(who, "/api/plan-versions.csv", {"{sold}"}, {"{drafted}", "{next}"}),
        lists(who, "/api/plans?limit=200&total=1", {"{sold_plan}"}, {"{drafted_plan}"}),
        lists(who, "/api/plan-versions?filter=state:eq:draft", {"\"items\":[]"}, {"{next}"}),
        read(who, "/api/plan-versions/{sold}", 200, "{sold}"),
        read(who, "/api/plan-versions/{drafted}", 404, kPrice),
        read(who, "/api/plan-versions/{next}", 404, kPrice),
        read(who, "/api/plans/{drafted_plan}", 404, "drafted one"),
        lists(who, "/api/changes?after=0&resource=plan_versions", {}, {"{drafted}", "{next}"}),
    });
  run({
      lists("root", "/api/plan-versions?limit=200", {"{sold}", "{drafted}", "{next}"}, {}),
      read("root", "/api/plan-versions/{drafted}", 200, "{drafted}"),
      {.name = "why not",
       .who = "root",
       .method = "GET",
       .path = "/api/why?subject={hotel_admin_a}&action=plan_versions.read&resource=plan-versions/{next}",
       .contains = {"\"allowed\":false", "plan_versions.change"}},
      {.name = "why",
       .who = "root",
       .method = "GET",
       .path = "/api/why?subject={hotel_admin_a}&action=plan_versions.read&resource=plan-versions/{sold}",
       .contains = {"\"allowed\":true"}},
  });
}

TEST_CASE("A version that is no longer sold is seen by those who hold it") {
  Platform& p = platform();
  const auto plan = p.send("root", "POST", "/api/plans", R"({"code":"old","name":"Old"})");
  p.remember("held", make_version(p, std::string(plan.json().text("id"))));
  act(p, "/api/plan-versions/{held}/publish");
  const auto sold = p.send("root", "POST", "/api/subscriptions",
                           p.fill(R"({"businessUnitId":"{hotel_b}","planVersionId":"{held}","seats":3,)"
                                  R"("startsOn":"2026-01-01","autoRenew":true})"));
  INFO(sold.body);
  REQUIRE(sold.status == 201);
  act(p, "/api/plan-versions/{held}/retire");
  p.journaled();
  run({
      read("hotel_admin_b", "/api/plan-versions/{held}", 200, "{held}"),
      lists("hotel_admin_b", "/api/plan-versions?limit=200", {"{held}"}, {}),
      read("hotel_admin_a", "/api/plan-versions/{held}", 404, kPrice),
      lists("hotel_admin_a", "/api/plan-versions?limit=200", {}, {"{held}"}),
      read("support", "/api/plan-versions/{held}", 200, kPrice),
      {.name = "nor to know how it came about",
       .who = "hotel_admin_b",
       .method = "GET",
       .path = "/api/journal?resource=plan_versions&target={held}",
       .contains = {"\"items\":[]"},
       .lacks = {kPrice}},
      {.name = "holding it is not to rule it",
       .who = "hotel_admin_b",
       .method = "PATCH",
       .path = "/api/plan-versions/{held}",
       .body = R"({"graceDays":90})",
       .headers = {{"If-Match", "*"}},
       .status = 403},
  });
}
