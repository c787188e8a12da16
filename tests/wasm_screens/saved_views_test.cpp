#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "mirror/mirror_headless.h"
#include "net/request_headless.h"
#include "platform/platform.h"

using mirror::Role;
using mirror::headless::find;
using mirror::headless::press;

namespace {

const std::string kList = "/api/saved-views?filter=resource%3Aeq%3Abusiness_units&sort=name&limit=50&total=1";
const std::string kView =
    R"({"id":"01900000-0000-7000-8000-0000000000f1","version":3,"resource":"business_units","name":"Palms","query":"q=palm"})";

void answer_list(const std::string& query) {
  played::answer("GET", "/api/business-units?" + query + "limit=100&total=1",
                 played::list_of(played::hotel(played::kHotel, "Palm Hotel", 1), 1));
}

}  // namespace

TEST_CASE("a filter is saved under a name") {
  played::sign_in("platform_admin");
  answer_list("q=palm&");
  played::answer("GET", kList, played::list_of("", 0));
  played::visit("/app/hotels?q=palm");
  REQUIRE(press(Role::button, "Saved filters"));
  played::settle();
  REQUIRE(press(Role::menuitem, "Save this filter"));
  played::settle();
  REQUIRE(mirror::headless::fill("Name", "Palms"));
  played::settle();
  played::answer("POST", "/api/saved-views", kView, 201);
  played::answer("GET", kList, played::list_of(kView, 1));
  REQUIRE(press(Role::button, "Save"));
  played::settle();
  CHECK(find(Role::dialog, "Save this filter") == nullptr);
  CHECK(find(Role::button, "Palms") != nullptr);
}

TEST_CASE("a saved filter is applied, and deleted with its version") {
  played::sign_in("platform_admin");
  answer_list("");
  answer_list("q=palm&");
  played::answer("GET", kList, played::list_of(kView, 1));
  played::visit("/app/hotels");
  REQUIRE(press(Role::button, "Saved filters"));
  played::settle();
  REQUIRE(press(Role::menuitem, "Palms"));
  played::settle();
  CHECK(platform::location() == "/app/hotels?q=palm");
  REQUIRE(press(Role::button, "Palms"));
  played::settle();
  REQUIRE(press(Role::menuitem, "Delete \u201CPalms\u201D"));
  played::settle();
  REQUIRE(press(Role::button, "Delete filter"));
  played::settle();
  CHECK(net::headless::last_sent().method == "DELETE");
  CHECK(played::sent_header("If-Match") == "\"3\"");
  played::answer("DELETE", "/api/saved-views/01900000-0000-7000-8000-0000000000f1", "", 204);
  played::answer("GET", kList, played::list_of("", 0));
  played::settle();
  CHECK(find(Role::button, "Saved filters") != nullptr);
}
