#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "app/router.h"
#include "mirror/mirror_headless.h"
#include "platform/platform.h"

using mirror::Role;
using mirror::headless::find;
using mirror::headless::press;

namespace {

const std::string kScope = "cluster%3A" + std::string(played::kCluster);
const std::string kNarrowed = "/api/business-units?scope=" + kScope + "&limit=100&total=1";

void answer_narrowed() {
  const std::string cluster(played::kCluster);
  played::answer("GET", "/api/clusters/" + cluster, R"({"id":")" + cluster + R"(","name":"Riverside East"})");
  played::answer("GET", kNarrowed, played::list_of(played::hotel(played::kHotel, "Palm Hotel", 1), 1));
}

void answer_everything() {
  const std::string both =
      played::hotel(played::kHotel, "Palm Hotel", 1) + "," + played::hotel(played::kOther, "Hill Hotel", 1);
  played::answer("GET", "/api/business-units?limit=100&total=1", played::list_of(both, 2));
}

}  // namespace

TEST_CASE("a parameter of a location is set, replaced and taken away") {
  CHECK(with_parameter("/app", "scope", "a:b") == "/app?scope=a%3Ab");
  CHECK(with_parameter("/app?q=x&scope=old&sort=name", "scope", "new") == "/app?q=x&sort=name&scope=new");
  CHECK(with_parameter("/app?scope=old", "scope", "") == "/app");
  CHECK(has_parameter("/app?q=x&scope=", "scope"));
  CHECK_FALSE(has_parameter("/app/scope?q=scope", "scope"));
}

TEST_CASE("a scope in the address narrows the list, and every way on keeps it") {
  played::sign_in("platform_admin");
  answer_narrowed();
  played::visit("/app/hotels?scope=" + kScope);
  CHECK(find(Role::gridcell, "Palm Hotel") != nullptr);
  CHECK(find(Role::gridcell, "Hill Hotel") == nullptr);
  CHECK(find(Role::button, "Looking at Riverside East") != nullptr);
  CHECK(mirror::headless::outline().find("/app/people?scope=" + kScope) != std::string::npos);
  REQUIRE(press(Role::link, "Departments"));
  played::settle();
  CHECK(platform::location() == "/app/departments?scope=" + kScope);
}

TEST_CASE("one press leads back to everything, in the same place") {
  played::sign_in("platform_admin");
  answer_narrowed();
  answer_everything();
  played::visit("/app/hotels?scope=" + kScope);
  REQUIRE(press(Role::button, "Show everything"));
  played::settle();
  CHECK(platform::location() == "/app/hotels");
  CHECK(find(Role::gridcell, "Hill Hotel") != nullptr);
  CHECK(find(Role::button, "Looking at Everything") != nullptr);
}

TEST_CASE("a scope is chosen by typing its name") {
  played::sign_in("platform_admin");
  answer_narrowed();
  played::visit("/app/hotels");
  const std::string page = "&limit=12&total=1";
  played::answer("GET", "/api/organisations?sort=name" + page, played::list_of("", 0));
  played::answer("GET", "/api/business-units?sort=name" + page, played::list_of("", 0));
  played::answer("GET", "/api/clusters?sort=name" + page,
                 played::list_of(R"({"id":")" + std::string(played::kCluster) +
                                     R"(","code":"CL-1","name":"Riverside East","organisationName":"Riverside"})",
                                 1));
  REQUIRE(press(Role::button, "Looking at Everything"));
  played::settle();
  REQUIRE(press(Role::option, "Riverside East"));
  played::settle();
  CHECK(platform::location() == "/app/hotels?scope=" + kScope);
}
