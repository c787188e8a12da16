#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "core/time.h"
#include "mirror/mirror_headless.h"
#include "platform/clock.h"
#include "platform/platform_headless.h"
#include "screens/response_details.h"

using mirror::Role;
using mirror::headless::find;
using mirror::headless::outline;

namespace {

constexpr std::int64_t kHour = 60 * 60 * 1000;

const std::string kSlow =
    R"({"method":"GET","route":"/api/users","count":1200,"refused":3,"errors":2,"p50Ms":2.5,"p95Ms":48.25,"p99Ms":1234.5,"maxMs":9000,"exemplars":[{"requestId":"cbb17b6c238bb99f","traceId":"4bf92f3577b34da6a3ce929d0e0e4736","at":"2026-11-21T08:13:53.136Z","ms":9000,"status":503}]})";
const std::string kQuick =
    R"({"method":"GET","route":"/api/modules","count":7,"refused":0,"errors":0,"p50Ms":0.4,"p95Ms":0.5,"p99Ms":0.5,"maxMs":0.512,"exemplars":[]})";

std::string question(int days, const std::string& more) {
  const std::int64_t from = platform::wall_clock_ms() - days * 24 * kHour;
  std::string text = format_timestamp({from - from % kHour});
  for (auto at = text.find(':'); at != text.npos; at = text.find(':')) text.replace(at, 1, "%3A");
  return "/api/response-times?from=" + text + more + "&limit=500";
}

std::string answer_of(const std::string& items, int total) {
  return R"({"from":"2026-11-21T08:00:00.000Z","to":"2026-11-22T08:20:00.000Z","items":[)" + items + R"(],"total":)" +
         std::to_string(total) + R"(,"relativeError":0.05})";
}

}  // namespace

TEST_CASE("durations are told as people read them") {
  CHECK(duration_text(0.123) == "0.12 ms");
  CHECK(duration_text(9.999) == "10.00 ms");
  CHECK(duration_text(48.25) == "48 ms");
  CHECK(duration_text(1234.5) == "1.2 s");
}

TEST_CASE("response times are a table, and what was slow leads to its request") {
  played::sign_in("platform_admin");
  played::answer("GET", question(1, ""), answer_of(kSlow + "," + kQuick, 2));
  played::visit("/app/response-times");
  for (const char* cell :
       {"GET /api/users", "1,200", "2.50 ms", "48 ms", "1.2 s", "9.0 s", "0.40 ms, 0.50 ms, 0.50 ms"}) {
    CAPTURE(cell, outline());
    CHECK(find(Role::gridcell, cell) != nullptr);
  }
  REQUIRE(mirror::headless::click(Role::gridcell, "GET /api/users"));
  played::settle();
  CHECK(outline().find("99 of 100 within") != std::string::npos);
  CHECK(outline().find("answered 503") != std::string::npos);
  REQUIRE(mirror::headless::press(Role::button, "Copy request id cbb17b6c238bb99f"));
  played::settle();
  CHECK(platform::headless::copied() == "cbb17b6c238bb99f");
  CHECK(find(Role::link, "What it changed") == nullptr);  // who only read changed nothing
}

TEST_CASE("a slow change leads to what the journal has of it") {
  played::sign_in("platform_admin");
  std::string change = kSlow;
  change.replace(change.find("GET"), 3, "PATCH");
  played::answer("GET", question(1, "&q=patch"), answer_of(change, 1));
  played::visit("/app/response-times?q=patch");
  REQUIRE(mirror::headless::click(Role::gridcell, "PATCH /api/users"));
  played::settle();
  played::answer("GET", "/api/journal?limit=50&q=cbb17b6c238bb99f", R"({"items":[]})");
  REQUIRE(mirror::headless::press(Role::link, "What it changed"));
  played::settle();
  CHECK(platform::location() == "/app/audit?q=cbb17b6c238bb99f");
}

TEST_CASE("the order of response times is asked of the server") {
  played::sign_in("platform_admin");
  played::answer("GET", question(7, "&q=users"), answer_of(kSlow, 1));
  played::visit("/app/response-times?days=7&q=users");
  played::answer("GET", question(7, "&q=users&sort=count"), answer_of(kSlow, 900));
  REQUIRE(mirror::headless::click(Role::column_header, "Answers"));
  played::settle();
  CHECK(platform::location() == "/app/response-times?days=7&q=users&sort=count");
  CHECK(outline().find("900 lines, the first 1 are shown") != std::string::npos);
}

TEST_CASE("nothing counted and nothing answered are told apart") {
  played::sign_in("platform_admin");
  played::answer("GET", question(1, "&q=none"), answer_of("", 0));
  played::visit("/app/response-times?q=none");
  CHECK(outline().find("Nothing was asked here") != std::string::npos);
  played::answer("GET", question(1, "&q=broken"),
                 R"({"title":"Unavailable","status":503,"code":"unavailable","detail":"The database is away."})", 503);
  played::visit("/app/response-times?q=broken");
  CHECK(outline().find("The database is away.") != std::string::npos);
  CHECK(outline().find("Nothing was asked here") == std::string::npos);
}
