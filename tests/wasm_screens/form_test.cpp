#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "core/json.h"
#include "mirror/events.h"
#include "mirror/mirror_headless.h"
#include "mirror/tree.h"
#include "platform/input.h"
#include "platform/platform.h"
#include "platform/platform_headless.h"

using mirror::Role;
using mirror::headless::find;
using played::kHotel;

namespace {

constexpr int kEnter = 13;

// A hotel of its own for each test: what was typed into a form is kept.
std::string id_of(std::string_view mark) {
  return std::string(kHotel.substr(0, kHotel.size() - 1)) + std::string(mark);
}
std::string path_of(std::string_view mark) { return "/api/business-units/" + id_of(mark); }

void open_form(std::string_view mark, int version) {
  const std::string filter = "?filter=rooms%3Age%3A" + std::string(mark);
  const std::string hotel = played::hotel(id_of(mark), "Palm Hotel", version);
  played::sign_in("platform_admin");
  played::answer("GET", "/api/business-units" + filter + "&limit=100&total=1", played::list_of(hotel, 1));
  played::answer("GET", path_of(mark), hotel, 200, "\"" + std::to_string(version) + "\"");
  played::visit("/app/hotels/" + id_of(mark) + "/change" + filter);
}

}  // namespace

TEST_CASE("a change sends what differs, under the version that was read") {
  open_form("5", 3);
  REQUIRE(mirror::headless::fill("Name", "Palm Resort"));
  played::settle();
  played::answer("PATCH", path_of("5"), played::hotel(id_of("5"), "Palm Resort", 4), 200, "\"4\"");
  REQUIRE(mirror::headless::press(Role::button, "Save"));
  platform::headless::settle();
  CHECK(net::headless::last_sent().body == R"({"name":"Palm Resort"})");
  CHECK(played::sent_header("If-Match") == "\"3\"");
  played::settle();
  CHECK(platform::location().starts_with("/app/hotels/" + id_of("5") + "?"));
}

TEST_CASE("Enter in a box of one line sends the form, and elsewhere it does not") {
  open_form("4", 3);
  REQUIRE(mirror::headless::fill("Name", "Palm Lodge"));
  played::settle();
  const int waiting = net::waiting();
  const auto enter_in = [](Role role, std::string_view name) {
    REQUIRE(find(role, name) != nullptr);
    mirror::on_focus(find(role, name)->id, true);
    platform::headless::settle();
    platform::key(kEnter, true);
    platform::headless::frame();
    platform::key(kEnter, false);
    platform::headless::settle();
  };
  enter_in(Role::search, "Search hotels");  // of the list beside it
  CHECK(net::waiting() == waiting);
  played::answer("PATCH", path_of("4"), played::hotel(id_of("4"), "Palm Lodge", 4), 200, "\"4\"");
  enter_in(Role::textbox, "Name");
  CHECK(net::headless::last_sent().method == "PATCH");
  CHECK(net::headless::last_sent().body == R"({"name":"Palm Lodge"})");
  played::settle();
  CHECK(platform::location().starts_with("/app/hotels/" + id_of("4") + "?"));
}

TEST_CASE("a refused change keeps what was typed and says what is wrong where it is") {
  open_form("6", 4);
  REQUIRE(mirror::headless::fill("Country", "Thailand"));
  played::settle();
  played::answer(
      "PATCH", path_of("6"),
      R"({"status":422,"code":"invalid","detail":"Check the fields below.","faults":[{"field":"country","message":"must be two letters"}]})",
      422);
  REQUIRE(mirror::headless::press(Role::button, "Save"));
  played::settle();
  const mirror::Element* country = find(Role::textbox, "Country");
  REQUIRE(country != nullptr);
  CHECK((country->flags & mirror::kInvalid) != 0);
  CHECK(mirror::shown().value(*country) == "Thailand");
  CHECK(mirror::shown().help(*country) == "must be two letters");
}

TEST_CASE("a stale change shows both sides, and mine can be kept") {
  open_form("7", 5);
  REQUIRE(mirror::headless::fill("City", "Chiang Mai"));
  played::settle();
  played::answer("PATCH", path_of("7"), R"({"status":412,"code":"stale","detail":"Somebody changed it."})", 412);
  played::answer("GET", path_of("7"), played::hotel(id_of("7"), "Palm Garden", 6), 200, "\"6\"");
  REQUIRE(mirror::headless::press(Role::button, "Save"));
  played::settle();
  CHECK(mirror::headless::outline().find("Stored: Palm Garden") != std::string::npos);
  CHECK(mirror::headless::outline().find("Yours: Chiang Mai") != std::string::npos);
  REQUIRE(mirror::headless::press(Role::button, "Keep mine"));
  played::settle();
  played::answer("PATCH", path_of("7"), played::hotel(id_of("7"), "Palm Garden", 7), 200, "\"7\"");
  REQUIRE(mirror::headless::press(Role::button, "Save"));
  platform::headless::settle();
  CHECK(net::headless::last_sent().body == R"({"city":"Chiang Mai"})");
  CHECK(played::sent_header("If-Match") == "\"6\"");
  played::settle();
}
