#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "mirror/mirror_headless.h"
#include "platform/platform_headless.h"

using mirror::Role;
using mirror::headless::find;
using mirror::headless::outline;
using mirror::headless::press;

TEST_CASE("everybody sees their own devices and deeds, and signs out everywhere else") {
  played::sign_in("support");
  const std::string me = "01900000-0000-7000-8000-00000000aaaa";
  played::answer(
      "GET", "/api/auth/sessions?user=" + me,
      R"({"items":[{"id":"01900000-0000-7000-8000-00000000bbbb","device":"Firefox on Linux","lastSeen":"2026-11-21T08:00:00.000Z","current":true},)"
      R"({"id":"01900000-0000-7000-8000-00000000cccc","device":"Safari on iPhone","address":"192.0.2.7","lastSeen":"2026-11-20T08:00:00.000Z"}]})");
  played::answer(
      "GET", "/api/auth/sign-ins?user=" + me,
      R"({"items":[{"id":"s2","createdAt":"2026-11-21T07:00:00.000Z","result":"refused","reason":"password","device":"Safari on iPhone"},)"
      R"({"id":"s1","createdAt":"2026-11-19T07:00:00.000Z","result":"succeeded","device":"Firefox on Linux"}]})");
  played::answer(
      "GET", "/api/journal?limit=50&actor=" + me,
      R"({"items":[{"seq":9,"at":"2026-11-20T07:00:00.000Z","actorName":"Anna","summary":"Palm Hotel was renamed.","targets":[]}]})");
  played::visit("/app/settings");
  played::settle();
  const std::string seen = outline();
  INFO(seen);
  CHECK(seen.find("This device") != std::string::npos);
  CHECK(find(Role::button, "Sign out Safari on iPhone") != nullptr);
  CHECK(find(Role::button, "Sign out Firefox on Linux") == nullptr);
  // One line of time: the refused attempt, what was done, the first sign-in.
  const auto refused = seen.find("Sign-in refused: password"), deed = seen.find("Palm Hotel was renamed"),
             first = seen.find("\"Signed in\"");
  CHECK(refused < deed);
  CHECK(deed < first);
  CHECK(first != std::string::npos);
  REQUIRE(press(Role::button, "Sign out everywhere else"));
  played::settle();
  played::answer("POST", "/api/users/" + me + "/sign-out", R"({"ended":1})");
  REQUIRE(press(Role::button, "Sign out"));
  platform::headless::settle();
  CHECK(net::headless::last_sent().path.find(me + "/sign-out") != std::string::npos);
  played::settle();
}
