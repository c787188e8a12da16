#include <algorithm>
#include <catch_amalgamated.hpp>

#include "scenario.h"

#include "api/record_routes.h"
#include "api/request_scope.h"
#include "isolation/isolation_probe.h"
#include "tenancy/cluster.h"

namespace {

// Routes as nobody may write them, and one that is sound.
std::shared_ptr<void> add_leaks(Operations& operations, const Api& api) {
  const auto add = [&](const char* method, const char* path, Act act) {
    operations.add({.method = method, .path = path, .id = path, .summary = path, .tag = "Leaks"},
                   signed_in(api, std::move(act)));
  };
  const auto load = [](Workspace& workspace, const Exchange& exchange) {
    return workspace.load(Id<Cluster>{parse_uuid(exchange.param("clusterId")).value_or(Uuid{})});
  };
  add("GET", "/api/clusters/{clusterId}/shown", [&api, load](Exchange& exchange, const Caller& caller) -> Outcome {
    RequestScope scope(api, exchange, caller);
    const Cluster cluster = TRY(load(scope.workspace(), exchange));
    exchange.answer(200, to_json_text(Json(cluster.name)));
    return Done{};
  });
  add("GET", "/api/clusters/{clusterId}/betrayed", [&api, load](Exchange& exchange, const Caller& caller) -> Outcome {
    RequestScope scope(api, exchange, caller);
    const Cluster cluster = TRY(load(scope.workspace(), exchange));
    if (!TRY(may_see(kClusters, &cluster, scope.workspace()))) exchange.refuse(403);
    else exchange.answer(200, "{}");
    return Done{};
  });
  add("GET", "/api/everything", [&api](Exchange& exchange, const Caller& caller) -> Outcome {
    RequestScope scope(api, exchange, caller);
    std::string all;
    for (const Cluster& cluster : TRY(scope.workspace().find<Cluster>({}))) all += to_text(cluster.id) + "\n";
    exchange.answer(200, all, "text/plain");
    return Done{};
  });
  add("POST", "/api/clusters/{clusterId}/taken", [&api, load](Exchange& exchange, const Caller& caller) -> Outcome {
    RequestScope scope(api, exchange, caller);
    TRY(scope.begin());
    Cluster cluster = TRY(load(scope.workspace(), exchange));
    cluster.name = "Taken";
    TRY(scope.workspace().save(cluster));
    (void)TRY(scope.keep("clusters.take"));
    exchange.refuse(404);  // as if nothing had been done
    return Done{};
  });
  add("GET", "/api/clusters/{clusterId}/sound", [&api](Exchange& exchange, const Caller& caller) -> Outcome {
    RequestScope scope(api, exchange, caller);
    (void)TRY(find_visible(scope.workspace(), kClusters, exchange.param("clusterId")));
    exchange.answer(200, "{}");
    return Done{};
  });
  add("GET", "/api/clusters/{clusterId}/failing",
      [](Exchange&, const Caller&) -> Outcome { return Error{.code = Code::internal, .message = "It always fails."}; });
  return nullptr;
}

}  // namespace

TEST_CASE("The isolation check asks every route, and none is open") {
  Platform& p = platform();
  p.journaled();
  const auto reply = p.send("root", "POST", "/api/isolation-checks", "{}");
  INFO(reply.body);
  REQUIRE(reply.status == 201);
  CHECK(p.journaled() == std::vector<std::string>{"isolation_checks.create"});
  const Json check = reply.json();
  CHECK(*check.find("open")->if_int() == 0);
  CHECK(*check.find("refused")->if_int() > 60);
  CHECK(*check.find("unwalled")->if_int() == 0);
  if (check.text("engine") == "PostgreSQL") CHECK(*check.find("walled")->if_int() > 3);
  const Json::Array& operations = *check.find("operations")->if_array();
  for (const auto& route : p.server().router().routes()) {
    if (!route->pattern.starts_with("/api/") || route->pattern == "/api/openapi.json") continue;
    INFO(route->method << " " << route->pattern);
    CHECK(std::count_if(operations.begin(), operations.end(), [&](const Json& o) {
            return o.text("method") == route->method && o.text("path") == route->pattern;
          }) == 1);
  }
  const auto kept = p.send("root", "GET", reply.header("Location"));
  CHECK(kept.json().text("outcome") == check.text("outcome"));
  CHECK(p.send("support", "GET", reply.header("Location")).status == 200);
}

TEST_CASE("The plan of a check does nothing") {
  Platform& p = platform();
  p.journaled();
  const auto plan = p.send("root", "POST", "/api/isolation-checks?plan=1", "{}");
  CHECK(plan.status == 200);
  CHECK_FALSE(plan.json().text("hash").empty());
  CHECK(p.journaled().empty());
}

TEST_CASE("Only the platform checks isolation, and sees what came of it") {
  run({
      {.name = "a hotel's administrator checks",
       .who = "hotel_admin_a",
       .method = "POST",
       .path = "/api/isolation-checks",
       .body = "{}",
       .status = 403},
      {.name = "support checks",
       .who = "support",
       .method = "POST",
       .path = "/api/isolation-checks",
       .body = "{}",
       .status = 403},
      {.name = "nobody checks",
       .who = "",
       .method = "POST",
       .path = "/api/isolation-checks",
       .body = "{}",
       .status = 401},
      {.name = "a hotel's administrator looks",
       .who = "hotel_admin_a",
       .method = "GET",
       .path = "/api/isolation-checks",
       .contains = {"\"items\":[]"}},
  });
}

TEST_CASE("The isolation check finds routes that tell, betray, list, change what is foreign, and fail") {
  Platform& p = platform();
  p.journaled();
  const auto check = probe_isolation(p.server().api(), add_leaks);
  REQUIRE(check);
  const auto verdict = [&](std::string_view path) {
    for (const ProbedOperation& operation : check->operations)
      if (operation.path == path) return operation.verdict;
    FAIL(path);
    return IsolationVerdict::silent;
  };
  CHECK(verdict("/api/clusters/{clusterId}/shown") == IsolationVerdict::open);
  CHECK(verdict("/api/clusters/{clusterId}/betrayed") == IsolationVerdict::open);
  CHECK(verdict("/api/everything") == IsolationVerdict::open);
  CHECK(verdict("/api/clusters/{clusterId}/taken") == IsolationVerdict::open);
  CHECK(verdict("/api/clusters/{clusterId}/failing") == IsolationVerdict::open);
  CHECK(verdict("/api/clusters/{clusterId}/sound") == IsolationVerdict::refused);
  CHECK(check->open == 5);
  CHECK(check->outcome == "6 operations asked, 5 open");
  for (const char* name : {"cluster_a", "cluster_b"}) {
    const auto still = p.send("root", "GET", "/api/clusters/" + p.id(name));
    CHECK_THAT(still.body, !Catch::Matchers::ContainsSubstring("Taken"));
  }
  CHECK(p.journaled().empty());
}

// Found by the check: who asked for his own people at a foreign hotel learnt who of them works there, too.
TEST_CASE("Nobody learns where else his people work") {
  Platform& p = platform();
  const auto both = p.send("root", "POST", "/api/assignments",
                           p.fill(R"({"userId":"{staff_a}","businessUnitId":"{hotel_b}","role":"hotel_admin"})"));
  REQUIRE(both.status == 201);
  run({
      {.name = "at one's own hotel",
       .who = "hotel_admin_a",
       .method = "GET",
       .path = "/api/users?scope=business_unit:{hotel_a}",
       .contains = {"{staff_a}"}},
      {.name = "at a foreign hotel",
       .who = "hotel_admin_a",
       .method = "GET",
       .path = "/api/users?scope=business_unit:{hotel_b}",
       .contains = {"\"items\":[]"}},
      {.name = "in a foreign organisation",
       .who = "hotel_admin_a",
       .method = "GET",
       .path = "/api/users?scope=organisation:{organisation_b}",
       .contains = {"\"items\":[]"}},
      {.name = "the platform knows",
       .who = "root",
       .method = "GET",
       .path = "/api/users?scope=business_unit:{hotel_b}",
       .contains = {"{staff_a}"}},
  });
  REQUIRE(p.send("root", "DELETE", "/api/assignments/" + std::string(both.json().text("id")), "", {{"If-Match", "*"}})
              .status < 300);
}
