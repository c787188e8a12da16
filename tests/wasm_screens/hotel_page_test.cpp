#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "mirror/mirror_headless.h"
#include "platform/platform.h"

using mirror::Role;
using mirror::headless::find;
using mirror::headless::outline;

TEST_CASE("a hotel's page tells its seats, and why each module is locked") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/business-units/" + std::string(played::kHotel),
                 played::hotel(played::kHotel, "Palm Hotel", 1));
  played::answer(
      "POST", "/api/business-units/licence",
      R"({"seats":{"used":41,"bought":40,"unlimited":false,"licensed":true},"contract":{"id":"01900000-0000-7000-8000-0000000000e1",)"
      R"("number":"S-2026-0007","plan":"Business v2","state":"grace","text":"Subscription S-2026-0007, in grace"},"modules":[)"
      R"({"moduleId":"finance","name":"Finance","accessLevel":"write","licence":"active","text":"until 2026-12-31"},)"
      R"({"moduleId":"inventory","name":"Inventory","accessLevel":"read","licence":"none","text":"does not include inventory",)"
      R"("remedy":{"text":"Plan Complete v1 opens it","action":"subscriptions.create","target":"x"}}]})");
  played::visit("/app/hotels/" + std::string(played::kHotel) + "/page");
  CHECK(find(Role::heading, "Palm Hotel") != nullptr);
  const auto* seats = find(Role::meter, "Seats");
  REQUIRE(seats != nullptr);
  CHECK(mirror::shown().value(*seats) == "41 of 40 taken");
  CHECK(outline().find("Open up to write") != std::string::npos);
  CHECK(outline().find("does not include inventory") != std::string::npos);
  REQUIRE(mirror::headless::press(Role::link, "Plan Complete v1 opens it"));
  played::settle();
  CHECK(platform::location() == "/app/subscriptions/new?businessUnitId=" + std::string(played::kHotel));
}
