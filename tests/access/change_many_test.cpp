#include <algorithm>
#include <catch_amalgamated.hpp>

#include "access/access_grant.h"
#include "access/subject.h"
#include "support/shop.h"
#include "tenancy/department.h"

namespace {

struct House : Shop {
  std::string other, kitchen;

  House() {
    other = to_text(add_hotel("TH-0002", "Palm Phuket").value);
    kitchen =
        make("departments.create",
             Json::Object{{"businessUnitId", to_text(hotel.value)}, {"type", "food_beverage"}, {"name", "Kitchen"}});
  }
  std::string make(std::string_view action, const Json& input) {
    const auto made = perform(action, input);
    INFO(faults_of(made));
    REQUIRE(made);
    return std::string(made->text("id"));
  }
  std::string person(const std::string& name) {
    return make("users.create", Json::Object{{"name", name}, {"email", name + "@example.com"}});
  }
  static Json change(const std::string& who, const char* where, const std::string& place, const char* role,
                     const char* step = "give") {
    return Json::Object{{"userId", who}, {where, place}, {"role", role}, {"step", step}};
  }
  Json at_hotel(const std::string& who, const char* role, const char* step = "give") {
    return change(who, "businessUnitId", to_text(hotel.value), role, step);
  }
  Result<Json> apply(Json::Array changes) {
    return perform("assignments.change_many", Json::Object{{"changes", std::move(changes)}});
  }
  std::size_t live_assignments() {
    MemoryWorkspace w = open();
    return w.find<Assignment>(Query{})->size();
  }
};

}  // namespace

TEST_CASE("a basket is applied whole: given, taken and changed roles") {
  House h;
  const std::string anna = h.person("anna"), ben = h.person("ben"), cara = h.person("cara");
  REQUIRE(h.apply({h.at_hotel(anna, "staff"), h.at_hotel(ben, "hotel_admin"),
                   House::change(cara, "clusterId", to_text(h.cluster.value), "cluster_admin"),
                   House::change(cara, "departmentId", h.kitchen, "department_head")}));
  CHECK(h.live_assignments() == 3);
  MemoryWorkspace w = h.open();
  REQUIRE(h.run("assignments.change_many",
                Json::Object{{"changes", Json::Array{h.at_hotel(anna, "staff", "take"), h.at_hotel(anna, "hotel_admin"),
                                                     h.at_hotel(ben, "hotel_admin", "take")}}},
                w));
  CHECK(w.changes().changes.size() == 2);  // anna's is changed in place, ben's ends
  CHECK(w.changes().summary == "Gives 1 role and takes 2 roles away: 2 people at 1 place.");
  const auto flip_of = [&](const std::string& who) {
    for (const Flip& flip : w.changes().flips)
      if (to_text(flip.person) == who) return flip;
    return Flip{};
  };
  const auto has = [](const std::vector<std::string>& list, const char* what) {
    return std::find(list.begin(), list.end(), what) != list.end();
  };
  CHECK(has(flip_of(anna).gains, "users.create"));
  CHECK(flip_of(anna).loses.empty());
  CHECK(flip_of(anna).place == "Palm Bangkok");
  CHECK(has(flip_of(ben).loses, "users.create"));
  CHECK(has(flip_of(ben).loses, "every module at level admin"));
  CHECK(flip_of(cara).person.is_nil());
  REQUIRE(w.changes().touched.size() == 1);
  CHECK(w.changes().touched[0].text == "Palm Bangkok: 3 active people become 2");
}

TEST_CASE("a basket with one fault does nothing, and names the person") {
  House h;
  const std::string anna = h.person("anna"), ben = h.person("ben");
  const auto refused = h.apply({h.at_hotel(anna, "staff"), h.at_hotel(ben, "staff", "take")});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "ben: The person does not have this role there.");
  CHECK(refused.error().faults.at(0).field == "changes[1].role");
  CHECK(h.live_assignments() == 0);
  CHECK_FALSE(h.apply({h.at_hotel(anna, "no_such_role")}));
  CHECK_FALSE(h.apply({Json::Object{{"userId", anna}, {"role", "staff"}}}));
  CHECK(h.live_assignments() == 0);
}

TEST_CASE("nobody gives or takes by a basket what they do not hold there") {
  House h;
  const std::string head = h.person("head"), chief = h.person("chief"), anna = h.person("anna"), far = h.person("far");
  REQUIRE(h.apply({House::change(head, "departmentId", h.kitchen, "department_head"),
                   House::change(chief, "departmentId", h.kitchen, "department_head"),
                   House::change(anna, "departmentId", h.kitchen, "staff"),
                   House::change(far, "businessUnitId", h.other, "staff")}));
  MemoryWorkspace plain = h.open();
  const Subject who = *load_subject(plain, {*parse_uuid(head)});
  const auto tries = [&](Json::Array changes) {
    MemoryWorkspace w = h.open();
    w.act_as(who);
    return h.run("assignments.change_many", Json::Object{{"changes", std::move(changes)}}, w);
  };
  const auto in_kitchen = [&](const std::string& person, const char* role, const char* step) {
    return House::change(person, "departmentId", h.kitchen, role, step);
  };
  CHECK(tries({in_kitchen(anna, "staff", "take")}));
  const auto promoted = tries({in_kitchen(anna, "department_head", "give")});
  REQUIRE_FALSE(promoted);
  CHECK(promoted.error().reason == "ESCALATION");
  const auto demoted = tries({in_kitchen(chief, "department_head", "take"), in_kitchen(chief, "staff", "give")});
  REQUIRE_FALSE(demoted);
  CHECK(demoted.error().reason == "ESCALATION");
  CHECK_FALSE(tries({h.at_hotel(anna, "staff")}));         // the hotel is not the head's
  CHECK_FALSE(tries({in_kitchen(far, "staff", "give")}));  // whom the head cannot see
  CHECK_FALSE(tries({House::change(anna, "businessUnitId", h.other, "staff")}));
}

TEST_CASE("changing a role tells whose decisions turn") {
  House h;
  const std::string anna = h.person("anna"), ben = h.person("ben"), cara = h.person("cara");
  const std::string org = to_text(h.organisation.value);
  const std::string base = h.make(
      "roles.create",
      Json::Object{
          {"organisationId", org}, {"key", "base"}, {"name", "Base"}, {"permissions", Json::Array{"journal.read"}}});
  h.make("roles.create",
         Json::Object{{"organisationId", org}, {"key", "wide"}, {"name", "Wide"}, {"parents", Json::Array{"base"}}});
  REQUIRE(h.apply({House::change(anna, "clusterId", to_text(h.cluster.value), "base"), h.at_hotel(anna, "staff"),
                   h.at_hotel(ben, "hotel_admin"), House::change(cara, "organisationId", org, "wide")}));
  REQUIRE(h.perform(
      "grants.create",
      Json::Object{
          {"userId", ben}, {"organisationId", org}, {"businessUnitId", to_text(h.hotel.value)}, {"role", "base"}}));
  const auto flips = [&](Json permissions) {
    MemoryWorkspace w = h.open();
    const auto done = h.run("roles.change", Json::Object{{"id", base}, {"permissions", std::move(permissions)}}, w);
    INFO(faults_of(done));
    REQUIRE(done);
    std::set<std::string> out;
    for (const Flip& flip : w.changes().flips) {
      std::string text = flip.name + " at " + flip.place + ":";
      for (const std::string& p : flip.gains) text += " +" + p;
      for (const std::string& p : flip.loses) text += " -" + p;
      out.insert(text);
    }
    return out;
  };
  // Ben reads the journal and invoices of his hotel as its admin anyway.
  CHECK(flips(Json::Array{"invoices.read"}) ==
        std::set<std::string>{"anna at Bangkok: +invoices.read -journal.read",
                              "cara at Palm Hospitality: +invoices.read -journal.read"});
  CHECK(flips(Json::Array{"journal.read", "imports.read"}) ==
        std::set<std::string>{"anna at Bangkok: +imports.read", "ben at Palm Bangkok: +imports.read",
                              "cara at Palm Hospitality: +imports.read"});
  CHECK(flips(Json::Array{"journal.*"}).size() == 3);  // journal.verify as well
}

TEST_CASE("one assignment, one grant and a platform role tell whose decisions turn") {
  House h;
  const std::string anna = h.person("anna"), hotel = to_text(h.hotel.value);
  const auto flip = [&](std::string_view action, const Json& input) {
    MemoryWorkspace w = h.open();
    const auto done = h.run(action, input, w);
    INFO(faults_of(done));
    REQUIRE(done);
    REQUIRE(w.changes().flips.size() == 1);
    w.commit();
    return w.changes().flips[0];
  };
  const auto has = [](const std::vector<std::string>& list, const char* what) {
    return std::find(list.begin(), list.end(), what) != list.end();
  };
  const Flip given =
      flip("assignments.create",
           Json::Object{{"userId", anna},
                        {"businessUnitId", hotel},
                        {"role", "hotel_admin"},
                        {"modules", Json::Array{Json::Object{{"moduleId", "inventory"}, {"accessLevel", "read"}}}}});
  CHECK((given.name == "anna" && given.place == "Palm Bangkok" && given.loses.empty()));
  CHECK((has(given.gains, "users.create") && has(given.gains, "every module at level admin")));
  MemoryWorkspace w = h.open();
  const std::string id = to_text(w.find<Assignment>(Query{})->front().id);
  const Flip lowered = flip("assignments.change", Json::Object{{"id", id}, {"role", "staff"}});
  CHECK((lowered.gains == std::vector<std::string>{"inventory at level read"}));
  CHECK((has(lowered.loses, "users.create") && !has(lowered.loses, "modules.read")));
  CHECK(has(flip("assignments.archive", Json::Object{{"id", id}}).loses, "inventory at level read"));

  const Flip granted = flip("grants.create", Json::Object{{"userId", anna},
                                                          {"organisationId", to_text(h.organisation.value)},
                                                          {"clusterId", to_text(h.cluster.value)},
                                                          {"role", "cluster_admin"}});
  CHECK((granted.place == "Bangkok" && has(granted.gains, "clusters.change")));
  const Flip raised =
      flip("users.assign_platform_role", Json::Object{{"userId", h.person("ben")}, {"platformRole", "support"}});
  CHECK((raised.place == "the platform" && has(raised.gains, "invoices.read")));
}

TEST_CASE("renaming and moving a hotel tell what hangs on it") {
  House h;
  const std::string anna = h.person("anna"), chief = h.person("chief");
  REQUIRE(h.apply(
      {h.at_hotel(anna, "staff"), House::change(chief, "clusterId", to_text(h.cluster.value), "cluster_admin")}));
  const auto texts = [](const Workspace& w) {
    std::string out;
    for (const Touched& t : w.changes().touched) out += t.text + "; ";
    return out;
  };
  MemoryWorkspace renaming = h.open();
  REQUIRE(h.run("business_units.change", Json::Object{{"id", to_text(h.hotel.value)}, {"name", "New"}}, renaming));
  CHECK(texts(renaming) == "1 department; 1 assignment; ");
  MemoryWorkspace repainting = h.open();
  REQUIRE(h.run("business_units.change", Json::Object{{"id", to_text(h.hotel.value)}, {"rooms", 3}}, repainting));
  CHECK(texts(repainting).empty());

  const std::string second =
      h.make("clusters.create",
             Json::Object{{"code", "CL-2"}, {"name", "South"}, {"organisationId", to_text(h.organisation.value)}});
  MemoryWorkspace moving = h.open();
  REQUIRE(h.run("business_units.move", Json::Object{{"businessUnitId", to_text(h.hotel.value)}, {"clusterId", second}},
                moving));
  CHECK(texts(moving) == "1 department; 1 assignment; ");
  REQUIRE(moving.changes().flips.size() == 1);
  CHECK(moving.changes().flips[0].name == "chief");
  CHECK(moving.changes().flips[0].gains.empty());
  CHECK(moving.changes().flips[0].loses.size() > 10);
}

TEST_CASE("active users are distinct, active, and there at that time") {
  House h;
  const std::string anna = h.person("anna"), ben = h.person("ben"), cara = h.person("cara");
  REQUIRE(h.apply({h.at_hotel(anna, "staff"), House::change(anna, "departmentId", h.kitchen, "staff"),
                   h.at_hotel(ben, "staff"), h.at_hotel(cara, "staff")}));
  const auto count = [&] {
    return h.perform("business_units.active_users", Json::Object{{"businessUnitId", to_text(h.hotel.value)}})
        ->integer("activeUsers");
  };
  CHECK(count() == 3);
  REQUIRE(h.perform("users.deactivate", Json::Object{{"userId", ben}, {"reason", "left"}}));
  CHECK(count() == 2);
  MemoryWorkspace w = h.open();
  const auto found = w.find<Assignment>(Query{});
  for (Assignment a : *found)
    if (to_text(a.user_id.value) == cara) {
      a.ends_at = Timestamp{h.now.ms + 1000};
      REQUIRE(w.save(a));
    }
  w.commit();
  CHECK(count() == 2);
  h.now.ms += 1000;
  CHECK(count() == 1);
}
