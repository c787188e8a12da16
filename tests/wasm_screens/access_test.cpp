#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "core/json.h"
#include "mirror/mirror_headless.h"
#include "platform/input.h"
#include "platform/platform.h"
#include "platform/platform_headless.h"
#include "screens/access_matrix.h"
#include "tenancy/department.h"

using mirror::Role;
using mirror::headless::find;
using mirror::headless::outline;
using mirror::headless::press;

namespace {

const std::string kOrganisation = "01900000-0000-7000-8000-0000000000a1";
const std::string kKitchen = "01900000-0000-7000-8000-0000000000d1";

std::string id_of(int person) {
  const std::string digits = std::to_string(100 + person);
  return "01900000-0000-7000-8000-000000000" + digits;
}

std::string assignment(int person, const std::string& name, const char* role, const std::string& department = {}) {
  return R"({"id":"01900000-0000-7000-9000-000000000)" + std::to_string(100 + person) + R"(","version":1,"userId":")" +
         id_of(person) + R"(","userName":")" + name + R"(","businessUnitId":")" + std::string(played::kHotel) +
         R"(","role":")" + role + "\"" + (department.empty() ? "" : R"(,"departmentId":")" + department + "\"") + "}";
}

void answer_scope(const std::string& assignments) {
  const std::string hotel = std::string(played::kHotel);
  played::answer("GET", "/api/organisations?sort=name&limit=100&total=1",
                 played::list_of(R"({"id":")" + kOrganisation + R"(","name":"Riverside"})", 1));
  played::answer("GET", "/api/clusters?sort=name&limit=100&total=1",
                 played::list_of(R"({"id":")" + std::string(played::kCluster) + R"(","tenant":")" + kOrganisation +
                                     R"(","organisationId":")" + kOrganisation + R"(","name":"Riverside East"})",
                                 1));
  played::answer("GET", "/api/business-units?sort=name&limit=100&total=1",
                 played::list_of(played::hotel(played::kHotel, "Palm Hotel", 1), 1));
  played::answer(
      "GET", "/api/departments?filter=businessUnitId%3Aeq%3A" + hotel + "&sort=name&limit=100&total=1",
      played::list_of(R"({"id":")" + kKitchen + R"(","businessUnitId":")" + hotel + R"(","name":"Kitchen"})", 1));
  played::answer("GET", "/api/assignments?filter=businessUnitId%3Aeq%3A" + hotel + "&limit=100&total=1",
                 played::list_of(assignments, 2));
  played::answer("GET", "/api/grants?filter=organisationId%3Aeq%3A" + kOrganisation + "&limit=100&total=1",
                 played::list_of("", 0));
  played::answer("GET", "/api/roles?filter=organisationId%3Aeq%3A" + kOrganisation + "&sort=name&limit=100&total=1",
                 played::list_of("", 0));
}

void visit_hotel() {
  played::visit("/app/access?at=business-units/" + std::string(played::kHotel));
  for (int i = 0; i < 4; ++i) played::settle();
}

}  // namespace

TEST_CASE("ticked roles wait in a basket, are planned as one and applied whole") {
  played::sign_in("platform_admin");
  answer_scope(assignment(1, "Anna", "staff") + "," + assignment(2, "Ben", "department_head", kKitchen));
  visit_hotel();
  CHECK(find(Role::button, "Anna, Staff at Palm Hotel: yes") != nullptr);
  CHECK(find(Role::button, "Ben, Department head at Kitchen: yes") != nullptr);
  REQUIRE(press(Role::button, "Anna, Hotel admin at Palm Hotel: no"));
  played::settle();
  CHECK(find(Role::button, "Anna, Hotel admin at Palm Hotel: will be given") != nullptr);
  CHECK(find(Role::button, "Anna, Staff at Palm Hotel: will be taken away") != nullptr);  // one such role at a place
  REQUIRE(press(Role::button, "Ben, Department head at Kitchen: yes"));
  played::settle();
  CHECK(outline().find("3 changes not applied") != std::string::npos);
  REQUIRE(press(Role::button, "Leave out: Department head at Kitchen, Ben"));
  played::settle();
  CHECK(outline().find("2 changes not applied") != std::string::npos);

  played::answer(
      "POST", "/api/assignments/change-many?plan=1",
      R"({"summary":"Gives 1 role and takes 1 role away.","changes":[{"resource":"assignments","label":"Assignment","id":"1","title":"hotel_admin","verb":"changed","fields":[]}],)"
      R"("flips":[{"person":"p1","name":"Anna","place":"Palm Hotel","gains":["journal.read","users.create","users.change","inventory at level write"],"loses":["departments.read"]}],)"
      R"("touched":[{"resource":"business_units","id":"x","text":"Palm Hotel: 2 active people become 3"}],"hash":"h1"})");
  REQUIRE(press(Role::button, "Review"));
  platform::headless::settle();
  const auto sent = parse_json(net::headless::last_sent().body);
  REQUIRE(sent);
  CHECK(to_json_text(*sent) ==
        R"({"changes":[{"userId":")" + id_of(1) + R"(","businessUnitId":")" + std::string(played::kHotel) +
            R"(","role":"hotel_admin","step":"give"},{"userId":")" + id_of(1) + R"(","businessUnitId":")" +
            std::string(played::kHotel) + R"(","role":"staff","step":"take"}]})");
  played::settle();
  CHECK(outline().find("1 person gain") != std::string::npos);
  CHECK(outline().find("Anna gains 4 and loses 1 at Palm Hotel") != std::string::npos);
  CHECK(find(Role::text, "People") != nullptr);
  CHECK(find(Role::text, "Create, change") != nullptr);
  CHECK(find(Role::text, "Read the audit trail") != nullptr);
  CHECK(find(Role::text, "Inventory: write") != nullptr);
  CHECK(outline().find("2 active people become 3") != std::string::npos);
  played::answer("POST", "/api/assignments/change-many", R"({"changed":2})");
  answer_scope(assignment(1, "Anna", "hotel_admin"));
  REQUIRE(press(Role::button, "Apply all"));
  platform::headless::settle();
  CHECK(played::sent_header("If-Plan-Match") == "h1");
  played::settle();
  CHECK(outline().find("not applied") == std::string::npos);
}

TEST_CASE("a basket that is refused is kept, and says why") {
  played::sign_in("platform_admin");
  answer_scope(assignment(1, "Anna", "staff"));
  visit_hotel();
  REQUIRE(press(Role::button, "Anna, Staff at Kitchen: no"));
  played::settle();
  played::answer("POST", "/api/assignments/change-many?plan=1",
                 R"({"status":409,"code":"NO_SEAT","title":"Conflict","detail":"Anna: All 3 seats are taken."})", 409);
  REQUIRE(press(Role::button, "Review"));
  played::settle();
  CHECK(outline().find("All 3 seats are taken") != std::string::npos);
  REQUIRE(press(Role::button, "Cancel"));
  played::settle();
  CHECK(outline().find("1 change not applied") != std::string::npos);
  REQUIRE(press(Role::button, "Discard"));
  played::settle();
}

TEST_CASE("of a thousand people only those in sight are drawn") {
  played::sign_in("platform_admin");
  std::string all;
  for (int i = 0; i < 800; ++i) all += (i ? "," : "") + assignment(i, "Person " + std::to_string(1000 + i), "staff");
  answer_scope(all);
  visit_hotel();
  CHECK(find(Role::row_header, "Person 1000") != nullptr);
  CHECK(find(Role::row_header, "Person 1700") == nullptr);
  REQUIRE(mirror::headless::fill("Find a person", "1700"));
  played::settle();
  CHECK(find(Role::row_header, "Person 1700") != nullptr);
  CHECK(find(Role::row_header, "Person 1000") == nullptr);
  REQUIRE(mirror::headless::fill("Find a person", ""));
  played::settle();
}

TEST_CASE("a role that is not given after all leaves the old one where it was") {
  AccessMatrix matrix;
  matrix.set_columns({{&kBusinessUnits, "h", "Palm"}, {&kDepartments, "d", "Kitchen"}}, {});
  matrix.set_held({Json::Object{{"userId", "a"}, {"userName", "Anna"}, {"businessUnitId", "h"}, {"role", "staff"}}},
                  {});
  const auto column = [&](const char* place, const char* role) -> const AccessColumn& {
    for (const AccessColumn& c : matrix.columns())
      if (c.place.id == place && c.role == role) return c;
    FAIL("no such column");
    return matrix.columns().front();
  };
  matrix.toggle("a", "Anna", column("h", "hotel_admin"));
  CHECK(matrix.basket().size() == 2);
  matrix.toggle("a", "Anna", column("h", "hotel_admin"));
  CHECK(matrix.basket().empty());
  matrix.toggle("a", "Anna", column("h", "hotel_admin"));
  matrix.toggle("a", "Anna", column("h", "staff"));  // stays what they were
  CHECK(matrix.basket().empty());
  matrix.toggle("a", "Anna", column("d", "staff"));
  matrix.toggle("a", "Anna", column("d", "department_head"));
  REQUIRE(matrix.basket().size() == 1);
  CHECK(matrix.basket()[0].role == "department_head");
  CHECK(matrix.people().size() == 1);
}

TEST_CASE("the arrows go from cell to cell, also to those out of sight") {
  played::sign_in("platform_admin");
  std::string all;
  for (int i = 0; i < 60; ++i) all += (i ? "," : "") + assignment(i, "Person " + std::to_string(100 + i), "staff");
  answer_scope(all);
  visit_hotel();
  const auto arrow = [](int key) {
    platform::key(key, true);
    played::settle();
    platform::key(key, false);
    played::settle();
  };
  constexpr int kDown = 4, kRight = 2;
  const auto focused = [] {
    for (const mirror::Element& e : mirror::shown().elements)
      if (e.id == mirror::focused()) return std::string(mirror::shown().name(e));
    return std::string();
  };
  REQUIRE(press(Role::button, "Person 101, Hotel admin at Palm Hotel: no"));
  played::settle();
  REQUIRE(focused().starts_with("Person 101, Hotel admin"));
  arrow(kDown);
  CHECK(focused() == "Person 102, Hotel admin at Palm Hotel: no");
  arrow(kRight);
  CHECK(focused() == "Person 102, Staff at Palm Hotel: yes");
  arrow(kRight);
  CHECK(focused() == "Person 102, Department head at Kitchen: no");
  for (int i = 0; i < 50; ++i) arrow(kDown);
  CHECK(focused() == "Person 152, Department head at Kitchen: no");
  REQUIRE(press(Role::button, "Discard"));
  played::settle();
}
