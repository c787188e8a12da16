#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "mirror/mirror_headless.h"
#include "platform/platform_headless.h"

using mirror::Role;
using mirror::headless::find;

namespace {

void pass_a_pause() {
  platform::headless::pass(300);
  played::settle();
}

std::string news(std::string_view items, std::string_view next) {
  return R"({"items":[)" + std::string(items) + R"(],"next":")" + std::string(next) + R"("})";
}

}  // namespace

TEST_CASE("the feed waits at the server, draws nothing in vain, and shows what others have done") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/business-units?limit=100&total=1",
                 played::list_of(played::hotel(played::kHotel, "Palm Hotel", 1), 1));
  played::visit("/app/hotels");
  pass_a_pause();
  CHECK(find(Role::gridcell, "Palm Hotel") != nullptr);

  const int resting = platform::headless::settle();
  played::answer("GET", "/api/changes?wait=25&after=1.1", news("", "1.2"));
  CHECK(net::headless::deliver() == 1);
  CHECK(platform::headless::settle() == resting);
  pass_a_pause();
  CHECK(net::headless::last_sent().path == "/api/changes?wait=25&after=1.2");

  played::answer("GET", "/api/business-units?limit=100&total=1",
                 played::list_of(played::hotel(played::kHotel, "Palm Renamed", 2), 1));
  played::answer("GET", "/api/changes?wait=25&after=1.2",
                 news(R"({"action":"business_units.change","targets":[{"resource":"business_units","id":")" +
                          std::string(played::kHotel) + R"(","verb":"changed"}]})",
                      "1.3"));
  played::settle();
  CHECK(find(Role::gridcell, "Palm Renamed") != nullptr);
  CHECK(find(Role::gridcell, "Palm Hotel") == nullptr);
}
