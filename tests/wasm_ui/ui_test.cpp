#include <catch_amalgamated.hpp>
#include <chrono>

#include "gallery.h"

#include "mirror/mirror_headless.h"
#include "platform/platform_headless.h"

using mirror::Role;
using mirror::headless::find;

namespace {

void start(std::string_view place) {
  static const bool once = [] {
    platform::headless::set_assets(CARMEN_FONTS);
    platform::run({.prepare = theme::prepare, .draw = [] { gallery::app().draw(); }});
    return true;
  }();
  static_cast<void>(once);
  gallery::app().go(place);
  platform::headless::settle();
}

}  // namespace

TEST_CASE("a button is pressed by its mirrored element") {
  start("/app/parts");
  const int before = gallery::seen().pressed;
  REQUIRE(mirror::headless::press(Role::button, "Create hotel"));
  platform::headless::settle();
  CHECK(gallery::seen().pressed >= before);
  REQUIRE(find(Role::heading, "Parts") != nullptr);
}
