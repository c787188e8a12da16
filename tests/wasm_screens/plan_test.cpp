#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "mirror/events.h"
#include "mirror/mirror_headless.h"
#include "platform/input.h"
#include "platform/platform.h"
#include "platform/platform_headless.h"

using mirror::Role;
using mirror::headless::find;
using played::kHotel;

namespace {

constexpr int kEnter = 13;

std::string plan_of(std::string_view summary, std::string_view hash) {
  return R"({"summary":")" + std::string(summary) +
         R"(","changes":[{"resource":"business_units","label":"Hotel","id":")" + std::string(kHotel) +
         R"(","title":"Palm Hotel","verb":"archived","fields":[]}],"events":[],"told":[{"person":"1","name":"Omar Haddad","text":"Palm Hotel was archived"}],)"
         R"("charges":[],"hash":")" +
         std::string(hash) + "\"}";
}

// The form beneath has a button of the same name.
bool press_in(ImGuiID dialog, std::string_view name) {
  const mirror::Element* button = mirror::headless::find_within(dialog, Role::button, name);
  if (button != nullptr) mirror::on_activate(button->id);
  return button != nullptr;
}

}  // namespace

TEST_CASE("archiving shows its plan and applies exactly that, or shows what moved") {
  const std::string path = "/api/business-units/" + std::string(kHotel);
  played::sign_in("platform_admin");
  played::answer("GET", "/api/business-units?sort=name&limit=100&total=1",
                 played::list_of(played::hotel(kHotel, "Palm Hotel", 3), 1));
  played::answer("GET", path, played::hotel(kHotel, "Palm Hotel", 3), 200, "\"3\"");
  played::visit("/app/hotels/" + std::string(kHotel) + "/archive?sort=name");
  played::answer("DELETE", path + "?plan=1", plan_of("Archive hotel: Palm Hotel.", "aaa"));
  REQUIRE(mirror::headless::press(Role::button, "Archive hotel"));
  played::settle();
  REQUIRE(find(Role::dialog, "What this will do") != nullptr);
  CHECK(mirror::headless::outline().find("Archive hotel: Palm Hotel.") != std::string::npos);
  CHECK(mirror::headless::outline().find("Omar Haddad: Palm Hotel was archived") != std::string::npos);

  const auto dialog = find(Role::dialog, "What this will do")->id;
  played::answer("DELETE", path,
                 R"({"status":409,"code":"plan_changed","detail":"It has changed.","plan":)" +
                     plan_of("Archive hotel: Palm Hotel and a department.", "bbb") + "}",
                 409);
  REQUIRE(press_in(dialog, "Archive hotel"));
  platform::headless::settle();
  CHECK(played::sent_header("If-Plan-Match") == "aaa");
  played::settle();
  CHECK(mirror::headless::outline().find("Something has changed since you looked.") != std::string::npos);
  CHECK(mirror::headless::outline().find("and a department.") != std::string::npos);

  played::answer("DELETE", path, played::hotel(kHotel, "Palm Hotel", 4));
  platform::modifiers(true, false, false);  // by keyboard this time: Ctrl and Enter
  platform::key(kEnter, true);
  platform::headless::frame();
  platform::key(kEnter, false);
  platform::modifiers(false, false, false);
  platform::headless::settle();
  CHECK(played::sent_header("If-Plan-Match") == "bbb");
  played::settle();
  CHECK(platform::location() == "/app/hotels?sort=name");
}
