#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "core/json.h"
#include "mirror/mirror_headless.h"
#include "platform/platform_headless.h"

using mirror::Role;
using mirror::headless::find;
using mirror::headless::outline;
using mirror::headless::press;

namespace {

constexpr std::string_view kRole = "01900000-0000-7000-8000-0000000000b1";

std::string role() {
  return R"({"id":")" + std::string(kRole) +
         R"(","version":4,"organisationId":"01900000-0000-7000-8000-0000000000a1","organisationName":"Riverside","key":"night_auditor",)"
         R"("name":"Night auditor","permissions":["invoices.read","users.*"],"parents":[]})";
}

}  // namespace

TEST_CASE("a custom role's permissions are changed in a basket that is planned") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/roles?sort=name&limit=100&total=1", played::list_of(role(), 1));
  played::visit("/app/permissions");
  REQUIRE(mirror::headless::fill("Find a permission", "subscriptions"));
  played::settle();
  CHECK(outline().find("Hotel admin, read subscriptions: yes") != std::string::npos);
  CHECK(find(Role::button, "Hotel admin, read subscriptions: yes") == nullptr);  // built in: not to be changed
  REQUIRE(press(Role::button, "Night auditor, read subscriptions: no"));
  played::settle();
  CHECK(outline().find("1 change not saved") != std::string::npos);
  const std::string path = "/api/roles/" + std::string(kRole);
  played::answer(
      "PATCH", path + "?plan=1",
      R"({"summary":"Night auditor may read subscriptions.","changes":[{"resource":"roles","label":"Role","id":"1","title":"Night auditor","verb":"changed","fields":[]}],"hash":"r1"})");
  REQUIRE(press(Role::button, "Review"));
  platform::headless::settle();
  const auto sent = parse_json(net::headless::last_sent().body);
  REQUIRE(sent);
  CHECK(to_json_text(*sent) == R"({"permissions":["invoices.read","users.*","subscriptions.read"]})");
  played::settle();
  played::answer("PATCH", path, role());
  REQUIRE(press(Role::button, "Change role"));
  played::settle();
  CHECK(outline().find("not saved") == std::string::npos);
}

TEST_CASE("permissions are found by their words, too") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/roles?sort=name&limit=100&total=1", played::list_of(role(), 1));
  played::visit("/app/permissions");
  REQUIRE(mirror::headless::fill("Find a permission", "audit trail"));
  played::settle();
  CHECK(find(Role::row_header, "Read the audit trail") != nullptr);
  CHECK(find(Role::row_header, "Change people") == nullptr);
}

TEST_CASE("what a pattern gives is not taken away by a single tick") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/roles?sort=name&limit=100&total=1", played::list_of(role(), 1));
  played::visit("/app/permissions");
  REQUIRE(mirror::headless::fill("Find a permission", "users.change"));
  played::settle();
  CHECK(outline().find("Night auditor, change people: yes, by users.*") != std::string::npos);
  CHECK(find(Role::button, "Night auditor, change people: yes, by users.*") == nullptr);
}
