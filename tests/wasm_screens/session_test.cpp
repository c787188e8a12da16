#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "mirror/mirror_headless.h"
#include "mirror/tree.h"
#include "platform/platform.h"
#include "platform/platform_headless.h"

using mirror::Role;
using mirror::headless::find;

TEST_CASE("a button that one may not press says why") {
  played::sign_in("support");
  played::answer("GET", "/api/business-units?sort=rooms&limit=100&total=1",
                 played::list_of(played::hotel(played::kHotel, "Palm Hotel", 1), 1));
  played::visit("/app/hotels?sort=rooms");
  const mirror::Element* create = find(Role::button, "Create hotel");
  REQUIRE(create != nullptr);
  CHECK((create->flags & mirror::kDisabled) != 0);
  CHECK_FALSE(mirror::shown().help(*create).empty());
  played::sign_in("platform_admin");
  create = find(Role::button, "Create hotel");
  REQUIRE(create != nullptr);
  CHECK((create->flags & mirror::kDisabled) == 0);
}

TEST_CASE("a session that has ended leads to the sign-in page and keeps the place") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/roles?sort=name&limit=100&total=1", R"({"status":401,"code":"unauthenticated"})", 401);
  played::visit("/app/roles?sort=name");
  CHECK(platform::location() == "/sign-in?next=%2Fapp%2Froles%3Fsort%3Dname");
}
