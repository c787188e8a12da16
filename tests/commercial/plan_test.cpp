#include <catch_amalgamated.hpp>

#include "support/shop.h"

namespace {

Json business() {
  return parsed(
      R"({"currency":"THB","period":"monthly","modules":[{"moduleId":"inventory"},{"moduleId":"reports","accessLevel":"read"}],
    "prices":[{"description":"Platform","model":"flat","tiers":[{"flatAmount":"2000"}]},
              {"description":"Seats","model":"graduated","tiers":[{"upTo":10,"unitAmount":"120"},{"unitAmount":"95.50"}]}],
    "examples":[{"seats":10,"expected":"3200.00"},{"seats":12,"expected":"3391.00"}]})");
}

Json with(Json json, std::string_view key, std::string_view value) { return json.set(key, parsed(value)); }

}  // namespace

TEST_CASE("the six modules of the start are there once") {
  Shop shop;
  MemoryWorkspace w = shop.open();
  CHECK(w.count<Module>({}).operator*() == 6);
  REQUIRE(insert_default_modules(w));
  CHECK(*w.count<Module>({}) == 6);
}

TEST_CASE("modules that need or exclude others are sold together or not at all") {
  Shop shop;
  REQUIRE(shop.perform("modules.create", parsed(R"({"code":"analytics","name":"Analytics",
    "needs":[{"anyOf":["inventory","finance"]}],"excludes":["maintenance"]})")));
  CHECK(faults_of(shop.perform("modules.create", parsed(R"({"code":"Bad Code","name":"x"})"))).find("code") == 0);
  MemoryWorkspace w = shop.open();
  CHECK(check_modules({"analytics", "finance"}, w)->empty());
  CHECK(check_modules({"analytics"}, w)->at(0).message == "Analytics needs one of Inventory or Finance");
  CHECK(check_modules({"analytics", "inventory", "maintenance"}, w)->at(0).message ==
        "Analytics cannot be combined with Maintenance");
  CHECK(check_modules({"spa"}, w)->at(0).field == "modules[0].moduleId");
  CHECK(check_modules({"finance", "finance"}, w)->at(0).message == "is named twice");
}

TEST_CASE("a version is published only when its prices hold their examples") {
  Shop shop;
  const auto faults = [&](Json version) {
    static int n = 0;
    return faults_of(shop.publish("plan-" + std::to_string(++n), std::move(version)));
  };
  CHECK(faults(business()) == "");
  CHECK(faults(with(business(), "examples", R"([{"seats":12,"expected":"3390"}])")) ==
        "examples[0].expected: 12 seats cost THB 3,391.00, not THB 3,390.00; ");
  CHECK(faults(with(business(), "examples", "[]")).find("needs at least one") != std::string::npos);
  CHECK(faults(with(business(), "examples", R"([{"seats":1,"expected":"1.234"}])")).find("more decimals") !=
        std::string::npos);
  CHECK(faults(with(business(), "currency", R"("XYZ")")).find("currency") == 0);
  CHECK(faults(with(business(), "modules", R"([{"moduleId":"spa"}])")).find("there is no module spa") !=
        std::string::npos);
  CHECK(faults(with(business(), "modules", R"([{"moduleId":"finance","accessLevel":"custom"}])")).find("accessLevel") !=
        std::string::npos);
  CHECK(faults(with(business(), "unlimitedSeats", "true")).find("must be flat") != std::string::npos);
  CHECK(faults(with(business(), "seatPolicy", R"("overage")")).find("overageAmount") != std::string::npos);
  CHECK(faults(with(business(), "seatPolicy", R"("extra")")).find("extraSeats") != std::string::npos);
  CHECK(faults(with(business(), "extraSeats", "3")).find("extraSeats") != std::string::npos);
  CHECK(faults(with(business(), "state", R"("published")")).find("state: is set by the platform") != std::string::npos);
}

TEST_CASE("a published version never changes, and a new one takes its place for new customers") {
  Shop shop;
  const auto first = shop.publish("business", business());
  REQUIRE(first);
  const auto sold = shop.sell(*first, 10, parsed(R"({"startsOn":"2026-11-01","autoRenew":true})"));
  REQUIRE(sold);
  const auto change = shop.perform("plan_versions.change", Json::Object{{"id", *first}, {"graceDays", 5}});
  REQUIRE_FALSE(change);
  CHECK(change.error().reason == "PUBLISHED");
  CHECK_FALSE(shop.perform("plan_versions.archive", Json::Object{{"id", *first}}));
  CHECK_FALSE(shop.perform("plan_versions.publish", Json::Object{{"planVersionId", *first}}));

  MemoryWorkspace w = shop.open();
  const PlanVersion v1 = *w.load(Id<PlanVersion>{*parse_uuid(*first)});
  CHECK(v1.title == "business v1");
  Json next = business();
  next.set("planId", to_text(v1.plan_id.value));
  const auto second = shop.perform("plan_versions.create", next);
  REQUIRE(second);
  CHECK(second->integer("number") == 2);
  const Json input = Json::Object{{"planVersionId", second->text("id")}};
  CHECK(
      shop.summary("plan_versions.publish", input) ==
      "business v2 is sold from now on and no longer changes. business v1 is no longer sold; 1 subscription keeps it.");
  REQUIRE(shop.perform("plan_versions.publish", input));
  MemoryWorkspace after = shop.open();
  CHECK(after.load(Id<PlanVersion>{v1.id})->state == PlanState::retired);
  CHECK(faults_of(shop.sell(*first, 1, parsed(R"({"startsOn":"2027-12-01","autoRenew":true})"))) ==
        "business v1 is not on sale.");

  CHECK_FALSE(shop.perform("plans.archive", Json::Object{{"id", to_text(v1.plan_id.value)}}));
  REQUIRE(shop.perform("plan_versions.retire", input));
  MemoryWorkspace last = shop.open();
  CHECK(last.load(v1.plan_id)->state == PlanState::retired);
  CHECK_FALSE(shop.perform("plan_versions.retire", input));
}
