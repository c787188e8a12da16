#include <catch_amalgamated.hpp>

#include "access/subject.h"
#include "catalogue/catalogue.h"
#include "settings/effective_setting.h"
#include "support/memory_workspace.h"

namespace {

template <class T>
Id<T> saved(Workspace& workspace, T row) {
  REQUIRE(workspace.save(row));
  return {row.id};
}

}  // namespace

TEST_CASE("a setting comes from the narrowest scope, unless a wider one is locked") {
  MemoryStore store;
  MemoryWorkspace workspace(store, catalogue(), Timestamp{1'800'000'000'000});
  workspace.act_as(system_subject());
  Organisation organisation;
  organisation.code = organisation.name = "OR-1";
  organisation.country = "TH";
  organisation.default_currency = "THB";
  const auto org = saved(workspace, organisation);
  Cluster cluster;
  cluster.code = cluster.name = "CL-1";
  cluster.organisation_id = org;
  const auto cl = saved(workspace, cluster);
  Place place;
  place.at(ScopeLevel::organisation) = org.value;
  place.at(ScopeLevel::cluster) = cl.value;
  const auto effective = [&] { return effective_setting(workspace, kExpiringDays, place)->value; };
  CHECK(effective() == kExpiringDays.standard);

  SettingValue at_cluster;
  at_cluster.organisation_id = org;
  at_cluster.cluster_id = cl;
  at_cluster.key = "subscriptions.expiring_days";
  at_cluster.value = 10;
  REQUIRE(workspace.save(at_cluster));
  CHECK(effective() == 10);
  SettingValue at_platform;
  at_platform.key = at_cluster.key;
  at_platform.value = 60;
  REQUIRE(workspace.save(at_platform));
  CHECK(effective() == 10);
  at_platform.locked = true;
  REQUIRE(workspace.save(at_platform));
  CHECK(effective() == 60);

  at_cluster.value = 11;
  CHECK(workspace.save(at_cluster).error().reason == "locked_above");
  SettingValue twice = at_platform;
  twice.version = 0;
  twice.id = {};
  CHECK(workspace.save(twice).error().reason == "already_set");
  twice.key = "moon.phase";
  CHECK(workspace.save(twice).error().faults.at(0).field == "key");
  SettingValue deep = at_cluster;
  deep.version = 0;
  deep.id = {};
  deep.key = "session.hours";
  CHECK(workspace.save(deep).error().faults.at(0).field == "key");
  deep.key = "subscriptions.expiring_days";
  deep.value = 1000;
  CHECK(workspace.save(deep).error().faults.at(0).field == "value");
}

TEST_CASE("a setting is reverted to any of its versions, also when it was taken away") {
  MemoryStore store;
  const auto perform = [&](const char* name, const Json& input) {
    MemoryWorkspace w(store, catalogue(), Timestamp{1'800'000'000'000});
    const Action* action = catalogue().find_action(name);
    REQUIRE(action);
    auto done = action->run(*action, input, w);
    if (done) w.commit();
    return done;
  };
  const auto made = perform("setting_values.create", Json::Object{{"key", "session.hours"}, {"value", 12}});
  REQUIRE(made);
  const std::string id(made->text("id"));
  REQUIRE(perform("setting_values.change", Json::Object{{"id", id}, {"value", 48}, {"locked", true}}));
  const auto revert = [&](std::int64_t version) {
    return perform("setting_values.revert", Json::Object{{"settingValueId", id}, {"toVersion", version}});
  };
  const auto back = revert(1);
  REQUIRE(back);
  CHECK(back->integer("value") == 12);
  CHECK(back->integer("version") == 3);
  CHECK(back->find("locked")->if_bool());
  CHECK_FALSE(*back->find("locked")->if_bool());
  REQUIRE(perform("setting_values.archive", Json::Object{{"id", id}}));
  CHECK(revert(4).error().faults.at(0).field == "toVersion");
  CHECK(revert(9).error().faults.at(0).field == "toVersion");
  const auto again = revert(2);
  REQUIRE(again);
  CHECK(again->integer("value") == 48);
  CHECK(again->text("archivedAt").empty());
}
