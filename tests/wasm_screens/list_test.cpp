#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "mirror/events.h"
#include "mirror/mirror_headless.h"
#include "platform/browser_headless.h"
#include "platform/input.h"
#include "platform/platform.h"
#include "platform/platform_headless.h"

using mirror::Role;
using mirror::headless::find;

namespace {

constexpr int kEscape = 14;

}  // namespace

TEST_CASE("a list shows what the server has, by the names of what it refers to") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/business-units?limit=100&total=1",
                 played::list_of(played::hotel(played::kHotel, "Palm Hotel", 1), 14));
  played::visit("/app/hotels");
  CHECK(find(Role::heading, "Hotels") != nullptr);
  CHECK(find(Role::gridcell, "Palm Hotel") != nullptr);
  CHECK(find(Role::gridcell, "Riverside East") != nullptr);
  CHECK(find(Role::gridcell, "1,200") != nullptr);
  CHECK(mirror::headless::outline().find("14 hotels") != std::string::npos);
}

TEST_CASE("the address keeps filter, order and search, and they read as sentences") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/business-units?filter=status%3Aeq%3Aactive&q=palm&sort=-name&limit=100&total=1",
                 played::list_of(played::hotel(played::kHotel, "Palm Hotel", 1), 1));
  played::visit("/app/hotels?filter=status%3Aeq%3Aactive&q=palm&sort=-name");
  CHECK(find(Role::button, "Remove filter: Status is active") != nullptr);
  CHECK(find(Role::gridcell, "Palm Hotel") != nullptr);
  played::answer("GET", "/api/business-units?q=palm&sort=-name&limit=100&total=1", played::list_of("", 0));
  REQUIRE(mirror::headless::press(Role::button, "Remove filter: Status is active"));
  played::settle();
  CHECK(platform::location() == "/app/hotels?q=palm&sort=-name");
  CHECK(find(Role::heading, "No hotels match") != nullptr);
}

TEST_CASE("a dialog is another element than the button of its name, which has the focus again afterwards") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/business-units?q=b&limit=100&total=1",
                 played::list_of(played::hotel(played::kHotel, "Palm Hotel", 1), 1));
  played::visit("/app/hotels?q=b");
  const ImGuiID button = find(Role::button, "Add filter")->id;
  mirror::on_focus(button, true);
  platform::headless::settle();
  REQUIRE(mirror::headless::press(Role::button, "Add filter"));
  played::settle();
  REQUIRE(find(Role::dialog, "Add filter") != nullptr);
  CHECK(find(Role::dialog, "Add filter")->id != button);
  CHECK(mirror::focused() == find(Role::combobox, "Field")->id);
  platform::key(kEscape, true);
  platform::headless::frame();
  platform::key(kEscape, false);
  platform::headless::settle();
  CHECK(find(Role::dialog, "Add filter") == nullptr);
  CHECK(mirror::focused() == button);
}

TEST_CASE("a list that cannot be read says so and tries again") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/clusters?limit=100&total=1",
                 R"({"status":503,"code":"unavailable","detail":"The platform is busy.","requestId":"req-1"})", 503);
  played::visit("/app/clusters");
  CHECK(mirror::headless::outline().find("The platform is busy.") != std::string::npos);
  CHECK(mirror::headless::outline().find("req-1") != std::string::npos);
  played::answer("GET", "/api/clusters?limit=100&total=1", played::list_of("", 0));
  REQUIRE(mirror::headless::press(Role::button, "Try again"));
  played::settle();
  CHECK(find(Role::heading, "No clusters yet") != nullptr);
}

TEST_CASE("the export takes what the list shows") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/business-units?filter=status%3Aeq%3Aactive&limit=100&total=1",
                 played::list_of(played::hotel(played::kHotel, "Palm Hotel", 1), 1));
  played::visit("/app/hotels?filter=status%3Aeq%3Aactive");
  REQUIRE(mirror::headless::press(Role::button, "Export as CSV"));
  played::settle();
  CHECK(platform::headless::saved() == "/api/business-units.csv?filter=status%3Aeq%3Aactive");
}
