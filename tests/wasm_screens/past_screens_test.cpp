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

const std::string kPerson = "01900000-0000-7000-8000-0000000000f1";
const std::string kSetting = "01900000-0000-7000-8000-0000000000f2";

std::string person(const std::string& more) {
  return R"({"id":")" + kPerson + R"(","version":3,"name":"Xenia","email":"x@example.com","status":"active")" + more +
         "}";
}

}  // namespace

TEST_CASE("a person's access is shown as it was at the end of a day") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/users/" + kPerson, person(R"(,"businessUnitAssignments":[])"));
  played::answer("GET", "/api/users/" + kPerson + "/access",
                 R"({"at":"2026-11-21T10:00:00.000Z","known":true,"person":)" +
                     person(R"(,"businessUnitAssignments":[],"grants":[])") + "}");
  played::answer(
      "GET", "/api/users/" + kPerson + "/access?at=2026-03-01",
      R"({"at":"2026-03-01T23:59:59.999Z","known":true,"person":)" +
          person(
              R"(,"platformRole":"support","businessUnitAssignments":[{"id":"a1","businessUnitId":"h1","businessUnitName":"Palm Hotel","role":"hotel_admin","modules":[]}],)"
              R"("grants":[{"id":"g1","role":"cluster_admin","effect":"allow","clusterName":"Riverside East"}])") +
          "}");
  played::visit("/app/people/" + kPerson + "/access");
  CHECK(outline().find("Works at no hotel") != std::string::npos);
  CHECK(find(Role::button, "Assign to a hotel") != nullptr);
  REQUIRE(mirror::headless::fill("As of", "2026-03-01"));
  played::settle();
  CHECK(outline().find("Platform role: Support") != std::string::npos);
  CHECK(outline().find("Cluster admin at Riverside East") != std::string::npos);
  CHECK(outline().find("Palm Hotel") != std::string::npos);
  CHECK(find(Role::button, "Assign to a hotel") == nullptr);  // the past is not changed
  CHECK(find(Role::button, "End the assignment at Palm Hotel") == nullptr);
  played::answer("GET", "/api/users/" + kPerson + "/access?at=2020-01-01",
                 R"({"at":"2020-01-01T23:59:59.999Z","known":false})");
  REQUIRE(mirror::headless::fill("As of", "2020-01-01"));
  played::settle();
  CHECK(outline().find("did not know this person then") != std::string::npos);
}

TEST_CASE("a person's access is asked in batches, and every module of every hotel gets its answer") {
  played::sign_in("platform_admin");
  constexpr int kHotels = 3, kModulesThere = 50;
  std::string assignments, modules;
  for (int i = 0; i < kHotels; ++i)
    assignments += std::string(i ? "," : "") + R"({"id":"a)" + std::to_string(i) + R"(","businessUnitId":"h)" +
                   std::to_string(i) + R"(","businessUnitName":"Hotel )" + std::to_string(i) +
                   R"(","role":"hotel_admin","modules":[]})";
  for (int i = 0; i < kModulesThere; ++i)
    modules += std::string(i ? "," : "") + R"({"id":"m)" + std::to_string(i) + R"(","code":"m)" + std::to_string(i) +
               R"(","name":"Module )" + std::to_string(i) + R"("})";
  const std::string held = R"(,"businessUnitAssignments":[)" + assignments + R"(],"grants":[])";
  played::answer("GET", "/api/modules?sort=name&limit=50&total=1", played::list_of(modules, kModulesThere));
  played::answer("GET", "/api/users/" + kPerson, person(held));
  played::answer("GET", "/api/users/" + kPerson + "/access",
                 R"({"at":"2026-11-21T10:00:00.000Z","known":true,"person":)" + person(held) + "}");
  const auto answers = [](int count) {
    std::string out;
    for (int i = 0; i < count; ++i)
      out += std::string(i ? "," : "") + R"({"allowed":false,"code":"LICENSE_MISSING","sentence":"Not bought."})";
    return R"({"answers":[)" + out + "]}";
  };
  played::answer("POST", "/api/why", answers(100));
  played::answer("POST", "/api/why", answers(50));
  played::visit("/app/people/" + kPerson + "/access");
  for (int i = 0; i < 3; ++i) played::settle();
  const std::string shown = outline();
  int locked = 0;
  for (std::size_t at = 0; (at = shown.find("Admin, by role, locked", at)) != std::string::npos; ++at) ++locked;
  CHECK(locked == kHotels * kModulesThere);
}

TEST_CASE("a setting shows its versions, each with a way back") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/setting-values/" + kSetting,
                 R"({"id":")" + kSetting + R"(","version":3,"key":"session.hours","value":48,"locked":true})");
  const auto record = [](int seq, const char* who, const std::string& verb, const std::string& fields) {
    return R"({"seq":)" + std::to_string(seq) + R"(,"at":"2026-11-0)" + std::to_string(seq) +
           R"(T10:00:00.000Z","actorName":")" + who + R"(","targets":[{"resource":"setting_values","id":")" + kSetting +
           R"(","verb":")" + verb + R"(","fields":{)" + fields + "}}]}";
  };
  played::answer("GET", "/api/journal?limit=50&resource=setting_values&target=" + kSetting,
                 R"({"items":[)" + record(3, "Cara", "changed", R"("locked":{"before":false,"after":true})") + "," +
                     record(2, "Ben", "changed", R"("value":{"before":12,"after":48})") + "," +
                     record(1, "Anna", "created", R"("value":{"after":12},"locked":{"after":false})") + "]}");
  played::visit("/app/platform-settings/" + kSetting + "/versions");
  for (int i = 0; i < 3; ++i) played::settle();
  INFO(outline());
  CHECK(outline().find("Version 3: 48 hours, locked") != std::string::npos);
  CHECK(outline().find("Version 2: 48 hours") != std::string::npos);
  CHECK(outline().find("Version 1: 12 hours") != std::string::npos);
  CHECK(outline().find("Anna") != std::string::npos);
  CHECK(find(Role::button, "Revert to version 3") == nullptr);
  played::answer(
      "POST", "/api/setting-values/" + kSetting + "/revert?plan=1",
      R"({"summary":"48 hours, locked becomes 12 hours.","changes":[{"resource":"setting_values","label":"Setting","id":"1","title":"session.hours","verb":"changed","fields":[]}],"hash":"s1"})");
  REQUIRE(press(Role::button, "Revert to version 1"));
  platform::headless::settle();
  CHECK(net::headless::last_sent().body == R"({"toVersion":1})");
  played::settle();
  CHECK(outline().find("48 hours, locked becomes 12 hours.") != std::string::npos);
  played::answer("POST", "/api/setting-values/" + kSetting + "/revert", R"({"id":"x"})");
  REQUIRE(press(Role::button, "Revert setting"));
  platform::headless::settle();
  CHECK(played::sent_header("If-Plan-Match") == "s1");
  CHECK(played::sent_header("If-Match") == "\"3\"");
  played::settle();
}

TEST_CASE("a hotel's active users are counted now and at the end of a day, with what is meant") {
  played::sign_in("platform_admin");
  const std::string hotel(played::kHotel);
  played::answer("GET", "/api/business-units/" + hotel, played::hotel(played::kHotel, "Palm Hotel", 1));
  played::answer("POST", "/api/business-units/licence",
                 R"({"seats":{"used":1,"bought":5,"unlimited":false,"licensed":true},"modules":[]})");
  played::answer("POST", "/api/business-units/active-users",
                 R"({"activeUsers":41,"definition":"Distinct people who are active"})");
  played::answer("POST", "/api/business-units/active-users?at=2026-03-01",
                 R"({"activeUsers":17,"definition":"Distinct people who are active"})");
  played::visit("/app/hotels/" + hotel + "/page");
  played::settle();
  CHECK(outline().find("41 people, now") != std::string::npos);
  CHECK(outline().find("Distinct people who are active") != std::string::npos);
  REQUIRE(mirror::headless::fill("As of", "2026-03-01"));
  played::settle();
  CHECK(outline().find("17 people, at the end of 1 Mar 2026") != std::string::npos);
}
