#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "core/json.h"
#include "mirror/mirror_headless.h"
#include "platform/platform_headless.h"
#include "screens/plan_draft.h"

using mirror::Role;
using mirror::headless::find;
using mirror::headless::outline;
using mirror::headless::press;

namespace {

constexpr std::string_view kVersion = "01900000-0000-7000-8000-0000000000f1";
constexpr std::string_view kPlan = "01900000-0000-7000-8000-0000000000f2";

bool says(std::string_view words) { return outline().find(words) != std::string::npos; }

std::string version(std::string_view state, int at) {
  return R"({"id":")" + std::string(kVersion) + R"(","version":)" + std::to_string(at) + R"(,"planId":")" +
         std::string(kPlan) + R"(","planName":"Business","number":2,"title":"Business v2","state":")" +
         std::string(state) +
         R"(","currency":"THB","period":"monthly","prices":[{"description":"Seats","model":"graduated","moduleId":"","rounding":"half_up",)"
         R"("tiers":[{"upTo":10,"unitAmount":"100","flatAmount":""},{"unitAmount":"80","flatAmount":""}]}],"modules":[],)"
         R"("unlimitedSeats":false,"seatPolicy":"hard","extraSeats":0,"includedSeats":0,"overageAmount":"","graceDays":30,"examples":[]})";
}

void open(std::string_view state) {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/plan-versions/" + std::string(kVersion), version(state, 3), 200, "\"3\"");
  played::answer("GET", "/api/modules?sort=name&limit=100&total=1",
                 played::list_of(R"({"id":"1","code":"finance","name":"Finance"})", 1));
  played::visit("/app/plan-versions/new");
  played::visit("/app/plan-versions/" + std::string(kVersion) + "/change");
}

}  // namespace

TEST_CASE("a draft's price is worked out while it is typed, by what prices invoices") {
  open("draft");
  REQUIRE(find(Role::textbox, "Seats") != nullptr);
  REQUIRE(mirror::headless::fill("Seats", "12"));
  played::settle();
  CHECK(says("THB 1,160.00"));  // 10 x 100 + 2 x 80
  REQUIRE(mirror::headless::fill("For each seat, tier 2", "50"));
  played::settle();
  CHECK(says("THB 1,100.00"));
}

TEST_CASE("an example that does not hold is said where it stands, and a kept one is saved with the draft") {
  open("draft");
  CHECK(says("needs at least one, so that the prices are tested"));
  REQUIRE(mirror::headless::fill("Seats", "12"));
  played::settle();
  REQUIRE(press(Role::button, "Keep 12 seats as an example"));
  played::settle();
  CHECK(says("Prices and examples hold"));
  REQUIRE(mirror::headless::fill("12 seats cost", "1"));
  played::settle();
  CHECK(says("12 seats cost THB 1,160.00, not THB 1.00"));
  REQUIRE(mirror::headless::fill("12 seats cost", "1160"));
  played::settle();
  REQUIRE(press(Role::button, "Save draft"));
  platform::headless::settle();
  const auto sent = parse_json(net::headless::last_sent().body);
  REQUIRE(sent);
  CHECK(net::headless::last_sent().method == "PATCH");
  CHECK(played::sent_header("If-Match") == "\"3\"");
  CHECK(sent->find("planId") == nullptr);  // fixed
  CHECK(to_json_text(*sent->find("examples")) == R"([{"seats":12,"expected":"1160"}])");
}

TEST_CASE("a published price list does not change, and gives a new version its prices") {
  open("published");
  CHECK(says("Business v2 is published and does not change."));
  CHECK(find(Role::button, "Save draft") == nullptr);
  const auto row = parse_json(version("published", 3));
  REQUIRE(row);
  PlanDraft draft;
  draft.begin_from(*row);
  CHECK(draft.is_new);
  CHECK(draft.version.state == PlanState::draft);
  CHECK(draft.version.prices.size() == 1);
  CHECK(draft.version.id == Uuid{});
}
