#include <catch_amalgamated.hpp>
#include <set>

#include "access/access_grant.h"
#include "access/create_user.h"
#include "access/role.h"
#include "access/subject.h"
#include "catalogue/catalogue.h"
#include "commercial/module.h"
#include "support/memory_workspace.h"

namespace {

constexpr Timestamp kNow{1'800'000'000'000};

// Two organisations; the first with two clusters of one hotel each, both with a housekeeping department.
struct World {
  MemoryStore store;
  Uuid organisation, other, cluster, second, hotel, far, department;

  Json act(std::string_view name, Json input) { return must(act_as(system_subject(), name, std::move(input))); }

  Result<Json> act_as(Subject subject, std::string_view name, const Json& input) {
    MemoryWorkspace workspace(store, catalogue(), kNow);
    workspace.act_as(std::move(subject));
    const Action* action = catalogue().find_action(name);
    REQUIRE(action);
    auto result = action->run(*action, input, workspace);
    if (result) workspace.commit();
    return result;
  }

  Subject subject_of(const Uuid& user) {
    MemoryWorkspace workspace(store, catalogue(), kNow);
    auto subject = load_subject(workspace, Id<User>{user});
    REQUIRE(subject);
    return *subject;
  }

  static Json must(Result<Json> result) {
    INFO((result
              ? std::string()
              : result.error().message + (result.error().faults.empty() ? std::string()
                                                                        : " " + result.error().faults[0].field + " " +
                                                                              result.error().faults[0].message)));
    REQUIRE(result);
    return *result;
  }

  Uuid make(std::string_view action, Json input) { return *parse_uuid(act(action, std::move(input)).text("id")); }

  Uuid make_hotel(const char* code, const Uuid& in) {
    return make("business_units.create", Json::Object{{"code", code},
                                                      {"name", code},
                                                      {"clusterId", to_text(in)},
                                                      {"country", "TH"},
                                                      {"timeZone", "Asia/Bangkok"},
                                                      {"currency", "THB"}});
  }

  Uuid make_organisation(const char* code) {
    return make("organisations.create",
                Json::Object{{"code", code}, {"name", code}, {"country", "TH"}, {"defaultCurrency", "THB"}});
  }

  World() {
    organisation = make_organisation("OR-1");
    other = make_organisation("OR-2");
    const auto cluster_in = [&](const char* code, const Uuid& in) {
      return make("clusters.create", Json::Object{{"code", code}, {"name", code}, {"organisationId", to_text(in)}});
    };
    cluster = cluster_in("CL-1", organisation);
    second = cluster_in("CL-2", organisation);
    hotel = make_hotel("TH-1", cluster);
    far = make_hotel("TH-2", second);
    for (const Uuid& id : {hotel, far})
      department =
          make("departments.create",
               Json::Object{{"businessUnitId", to_text(id)}, {"type", "housekeeping"}, {"name", "Housekeeping"}});
    for (const char* code : {"inventory", "finance"}) {
      Module module;
      module.code = code;
      module.name = code;
      MemoryWorkspace workspace(store, catalogue(), kNow);
      REQUIRE(workspace.save(module));
      workspace.commit();
    }
  }

  Uuid person(const char* name, Json assignments, Json more = Json::object()) {
    more.set("name", name).set("email", std::string(name) + "@example.com");
    if (assignments.if_array() && !assignments.if_array()->empty())
      more.set("businessUnitAssignments", std::move(assignments));
    return make("users.create", std::move(more));
  }

  Json at(const Uuid& where, const char* role, const char* department_type = nullptr, Json modules = Json::array()) {
    Json a = Json::Object{{"businessUnitId", to_text(where)}, {"role", role}, {"modules", std::move(modules)}};
    if (department_type) a.set("department", department_type);
    return Json::Array{std::move(a)};
  }
};

Json module_access(const char* module, const char* level) {
  return Json::Array{Json::Object{{"moduleId", module}, {"accessLevel", level}}};
}

std::string reason(const Result<Json>& result) {
  if (result) return "ok";
  std::string text = result.error().reason.empty() ? result.error().message : result.error().reason;
  for (const Fault& fault : result.error().faults) text += " " + fault.field + " " + fault.message;
  return text;
}

}  // namespace

TEST_CASE("a person is created with the whole chain, or not at all") {
  World w;
  const Uuid mali =
      w.person("mali", w.at(w.hotel, "department_head", "housekeeping", module_access("inventory", "write")));
  const Subject subject = w.subject_of(mali);
  REQUIRE(subject.grants.size() == 1);
  CHECK(subject.grants[0].level == ScopeLevel::department);
  CHECK(subject.grants[0].scope_name == "Housekeeping of TH-1");

  const std::size_t before = w.store.tables["users"].size();
  Json bad = Json::Object{{"name", "X"}, {"email", "x@example.com"}};
  bad.set("businessUnitAssignments", w.at(w.hotel, "staff", "finance"));
  const auto refused = w.act_as(system_subject(), "users.create", bad);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().faults.at(0).field == "businessUnitAssignments[0].department");
  CHECK(w.store.tables["users"].size() == before);
}

TEST_CASE("nobody gives more than they hold, and only below themselves") {
  World w;
  const Subject head = w.subject_of(
      w.person("head", w.at(w.hotel, "department_head", "housekeeping", module_access("inventory", "write"))));
  const Subject admin = w.subject_of(w.person("admin", w.at(w.hotel, "hotel_admin")));
  const Uuid staff = w.person("staff", w.at(w.hotel, "staff", "housekeeping"));

  const auto give = [&](const Subject& who, const char* name, Json a) {
    return w.act_as(
        who, "users.create",
        Json::Object{{"name", name}, {"email", std::string(name) + "@x.com"}, {"businessUnitAssignments", a}});
  };
  CHECK(reason(give(head, "a", w.at(w.hotel, "staff", "housekeeping"))) == "NO_GRANT");
  CHECK(give(admin, "b", w.at(w.hotel, "staff", "housekeeping", module_access("finance", "admin"))));
  CHECK_FALSE(give(admin, "c", w.at(w.far, "staff", "housekeeping")));  // a hotel that the admin cannot even see

  const auto assign = [&](const Subject& who, const char* role, const char* level) {
    const Uuid fresh = w.person(("p" + std::to_string(w.store.made)).c_str(), w.at(w.far, "staff", "housekeeping"));
    Json input = w.at(w.hotel, role, "housekeeping", module_access("inventory", level)).if_array()->front();
    input.set("userId", to_text(fresh));
    return w.act_as(who, "assignments.create", input);
  };
  CHECK_FALSE(assign(head, "staff", "read"));  // a person whom the head cannot see
  Json own = Json::Object{{"id", ""}, {"modules", module_access("inventory", "admin")}};
  for (const auto& [id, row] : w.store.tables["assignments"])
    if (row.as<Assignment>().user_id.value == staff) own.set("id", to_text(id));
  CHECK(reason(w.act_as(head, "assignments.change", own)).substr(0, 10) == "ESCALATION");
  own.set("modules", module_access("inventory", "write"));
  CHECK(w.act_as(head, "assignments.change", own));
  own.set("role", "department_head");
  CHECK(reason(w.act_as(head, "assignments.change", own)).substr(0, 10) == "ESCALATION");
}

TEST_CASE("a person who also works elsewhere is changed only by those who run every place") {
  World w;
  const Subject admin = w.subject_of(w.person("admin", w.at(w.hotel, "hotel_admin")));
  const Uuid here = w.person("here", w.at(w.hotel, "staff", "housekeeping"));
  Json both = w.at(w.hotel, "staff", "housekeeping");
  both.push(w.at(w.far, "staff", "housekeeping").if_array()->front());
  const Uuid wide = w.person("wide", both);
  const auto rename = [&](const Uuid& id) {
    return w.act_as(admin, "users.change", Json::Object{{"id", to_text(id)}, {"phone", "1"}});
  };
  CHECK(rename(here));
  CHECK(reason(rename(wide)) == "NO_GRANT");
  CHECK(reason(w.act_as(admin, "users.change", Json::Object{{"id", to_text(here)}, {"platformRole", "support"}})) ==
        "NO_GRANT");
}

TEST_CASE("support reads everywhere without personal data, and changes nothing") {
  World w;
  const Subject support = w.subject_of(w.person("sup", Json::array(), Json::Object{{"platformRole", "support"}}));
  CHECK_FALSE(support.personal);
  CHECK(reach(support, "users.read", kNow).everywhere);
  CHECK(reason(w.act_as(support, "clusters.change", Json::Object{{"id", to_text(w.cluster)}, {"name", "N"}})) ==
        "NO_GRANT");
}

TEST_CASE("a cluster administrator runs the named clusters alone, and a move needs both ends") {
  World w;
  Json more = Json::Object{{"platformRole", "cluster_admin"}, {"clusters", Json::Array{to_text(w.cluster)}}};
  const Uuid id = w.person("ca", Json::array(), more);
  const Subject ca = w.subject_of(id);
  CHECK(w.act_as(ca, "business_units.change", Json::Object{{"id", to_text(w.hotel)}, {"rooms", 7}}));
  CHECK(w.act_as(ca, "business_units.change", Json::Object{{"id", to_text(w.far)}, {"rooms", 7}}).error().code ==
        Code::missing);
  const Json move = Json::Object{{"businessUnitId", to_text(w.hotel)}, {"clusterId", to_text(w.second)}};
  CHECK_FALSE(w.act_as(ca, "business_units.move", move));
  CHECK(w.act("business_units.move", move).text("clusterId") == to_text(w.second));
  CHECK_FALSE(w.act_as(ca, "business_units.change", Json::Object{{"id", to_text(w.hotel)}, {"rooms", 8}}));
}

TEST_CASE("custom roles keep to the catalogue, do not include themselves and give no more than held") {
  World w;
  Json role = Json::Object{{"organisationId", to_text(w.organisation)},
                           {"key", "auditor"},
                           {"name", "Auditor"},
                           {"permissions", Json::Array{"users.read", "journal.*"}}};
  Json unknown = role;
  unknown.set("permissions", Json::Array{"moon.read"});
  CHECK(w.act_as(system_subject(), "roles.create", unknown).error().faults.at(0).field == "permissions[0]");
  unknown.set("permissions", Json::Array{"users.read"}).set("key", "staff");
  CHECK(w.act_as(system_subject(), "roles.create", unknown).error().faults.at(0).field == "key");
  const Json made = w.act("roles.create", role);
  Json circle = Json::Object{{"id", made.text("id")}, {"parents", Json::Array{"auditor"}}};
  CHECK(w.act_as(system_subject(), "roles.change", circle).error().faults.at(0).field == "parents");

  const Uuid anna = w.person("anna", Json::array());
  const Json grant = Json::Object{{"userId", to_text(anna)},
                                  {"organisationId", to_text(w.organisation)},
                                  {"clusterId", to_text(w.cluster)},
                                  {"role", "auditor"}};
  w.act("grants.create", grant);
  CHECK(reason(w.act_as(system_subject(), "grants.create", grant)).substr(0, 15) == "already_granted");
  Json deny = grant;
  deny.set("effect", "deny");
  CHECK(reason(w.act_as(system_subject(), "grants.create", deny)).substr(0, 13) == "contradiction");
  CHECK(w.subject_of(anna).grants.at(0).permissions.size() == 2);
  CHECK(w.act_as(system_subject(), "roles.archive", Json::Object{{"id", made.text("id")}}).error().reason == "in_use");
}

TEST_CASE("what lies at an archived scope gives nothing, and gives again when it is restored") {
  World w;
  const Uuid admin = w.person("admin", w.at(w.hotel, "hotel_admin"));
  CHECK(w.subject_of(admin).grants.size() == 1);
  w.act("business_units.archive", Json::Object{{"id", to_text(w.hotel)}});
  CHECK(w.subject_of(admin).grants.empty());
  w.act("business_units.restore", Json::Object{{"id", to_text(w.hotel)}});
  CHECK(w.subject_of(admin).grants.size() == 1);
}

TEST_CASE("the last platform administrator stays") {
  World w;
  const Uuid first = w.person("first", Json::array(), Json::Object{{"platformRole", "platform_admin"}});
  const Json off = Json::Object{{"userId", to_text(first)}, {"reason", "left"}};
  CHECK(reason(w.act_as(system_subject(), "users.deactivate", off)) == "last_admin");
  w.person("next", Json::array(), Json::Object{{"platformRole", "platform_admin"}});
  CHECK(w.act_as(system_subject(), "users.deactivate", off));
  CHECK_FALSE(w.subject_of(first).active);
}

TEST_CASE("planning twice gives one hash although identifiers differ") {
  World w;
  const auto plan = [&] {
    MemoryWorkspace workspace(w.store, catalogue(), kNow);
    workspace.act_as(system_subject());
    const Action& action = *catalogue().find_action("users.create");
    REQUIRE(action.run(action, Json::Object{{"name", "A"}, {"email", "a@x.com"}}, workspace));
    w.store.made += 17;
    return workspace.plan_hash();
  };
  CHECK(plan() == plan());
}

TEST_CASE("what was taken away is given back by whoever may give it alone") {
  World w;
  const Subject head = w.subject_of(
      w.person("head", w.at(w.hotel, "department_head", "housekeeping", module_access("inventory", "write"))));
  Subject restorer = head;
  for (Grant& grant : restorer.grants) grant.permissions.push_back("assignments.*");
  const Uuid mali = w.person("mali", w.at(w.hotel, "staff", "housekeeping", module_access("finance", "admin")));
  std::string assignment;
  for (const auto& [id, row] : w.store.tables["assignments"])
    if (row.as<Assignment>().user_id.value == mali) assignment = to_text(id);
  w.act("assignments.archive", Json::Object{{"id", assignment}});
  CHECK(reason(w.act_as(restorer, "assignments.restore", Json::Object{{"id", assignment}})).starts_with("ESCALATION"));
  CHECK(w.act_as(system_subject(), "assignments.restore", Json::Object{{"id", assignment}}));
}

TEST_CASE("every permission has words of its own") {
  std::set<std::string_view> labels;
  for (const std::string& permission : catalogue().permissions()) {
    const std::string_view label = catalogue().label_of(permission);
    INFO(permission << " as " << label);
    CHECK(label.find('.') == label.npos);
    CHECK(label.find(' ') != label.npos);
    CHECK(labels.insert(label).second);
  }
  CHECK(catalogue().label_of("users.change") == "Change people");
  CHECK(catalogue().label_of("business_units.move") == "Move hotel");
  CHECK(catalogue().label_of("plan_versions.publish") == "Publish plan versions");
  CHECK(catalogue().label_of("journal.read") == "Read the audit trail");
  CHECK(catalogue().label_of("no.such") == "no.such");
}
