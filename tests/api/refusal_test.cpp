#include <catch_amalgamated.hpp>

#include "scenario.h"

namespace {

struct Refused {
  std::string who, method, path, body, action, resource;
};

// Everything that /api/why says of it.
void check_same(const Refused& r) {
  Platform& p = platform();
  INFO(r.who << " " << r.method << " " << r.path);
  const auto refused = p.send(r.who, r.method, p.fill(r.path), p.fill(r.body), {{"If-Match", "*"}});
  INFO(refused.status << " " << refused.body);
  REQUIRE(refused.status == 403);
  const auto why = p.send(r.who, "GET", "/api/why?action=" + r.action + "&resource=" + p.fill(r.resource));
  INFO(why.body);
  REQUIRE(why.status == 200);
  const Json problem = refused.json(), decision = why.json();
  CHECK(problem.text("code") == decision.text("code"));
  CHECK(problem.text("detail") == decision.text("sentence"));
  REQUIRE(problem.find("trace"));
  REQUIRE(problem.find("remedies"));
  CHECK(*problem.find("trace") == *decision.find("trace"));
  CHECK(*problem.find("remedies") == *decision.find("remedies"));
  CHECK(!problem.find("remedies")->if_array()->empty());
}

}  // namespace

TEST_CASE("A refusal says what /api/why says") {
  for (const Refused& r : std::initializer_list<Refused>{
           {"staff_a", "PATCH", "/api/users/{staff_a}", R"({"name":"X"})", "users.change", "users/{staff_a}"},
           {"hotel_admin_a", "DELETE", "/api/business-units/{hotel_a}", "", "business_units.archive",
            "business-units/{hotel_a}"},
           {"hotel_admin_a", "POST", "/api/organisations",
            R"({"code":"OR-0009","name":"N","legalName":"N","country":"TH","defaultCurrency":"THB"})",
            "organisations.create", "platform"},
           {"department_head_a", "POST", "/api/departments",
            R"({"businessUnitId":"{hotel_a}","type":"hr","name":"People"})", "departments.create",
            "business-units/{hotel_a}"},
           {"support", "POST", "/api/users/{staff_a}/deactivate", R"({"reason":"x"})", "users.deactivate",
            "users/{staff_a}"},
           {"support", "POST", "/api/users/{staff_a}/password-link", "", "users.password_link", "users/{staff_a}"},
           {"support", "POST", "/api/users/{staff_a}/sign-out", "", "sessions.revoke", "users/{staff_a}"},
           {"support", "POST", "/api/users/{staff_a}/business-units",
            R"({"businessUnitId":"{hotel_a}","role":"staff","department":"finance"})", "assignments.create",
            "business-units/{hotel_a}"},
           {"support", "POST", "/api/imports/apply", R"({"organisations":"code,name\n"})", "imports.apply", "platform"},
       })
    check_same(r);
}

TEST_CASE("A plan of what one may not do is refused alike") {
  Platform& p = platform();
  const auto refused =
      p.send("staff_a", "PATCH", p.fill("/api/users/{staff_a}?plan=1"), R"({"name":"X"})", {{"If-Match", "*"}});
  CHECK(refused.status == 403);
  CHECK_THAT(refused.body, Catch::Matchers::ContainsSubstring("\"remedies\":[{"));
}
