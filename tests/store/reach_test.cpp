#include <random>

#include "test_store.h"

#include "model/action.h"

namespace {

struct World {
  std::vector<Org> orgs;
  std::vector<Zone> zones;
  std::vector<Inn> inns;
  std::vector<Ward> wards;
  std::vector<Person> people;
  std::vector<Stay> stays;
};

using Random = std::mt19937;
std::size_t pick(Random& random, std::size_t below) { return random() % below; }

World grow(TestStore& store, Random& random) {
  World w;
  store.commit([&](SqlWorkspace& workspace) {
    const auto add = [&](auto& rows, auto row) {
      must(workspace.save(row));
      rows.push_back(row);
    };
    for (int i = 0; i < 3; ++i) {
      Org org;
      org.name = "o" + std::to_string(i);
      add(w.orgs, org);
    }
    for (int i = 0; i < 5; ++i) {
      Zone zone;
      zone.organisation_id = {w.orgs[pick(random, w.orgs.size())].id};
      zone.name = "z";
      add(w.zones, zone);
    }
    for (int i = 0; i < 8; ++i) {
      Inn inn;
      inn.cluster_id = {w.zones[pick(random, w.zones.size())].id};
      inn.code = "c" + std::to_string(i);
      inn.name = "n";
      add(w.inns, inn);
    }
    for (int i = 0; i < 10; ++i) {
      Ward ward;
      ward.business_unit_id = {w.inns[pick(random, w.inns.size())].id};
      ward.name = "w";
      add(w.wards, ward);
    }
    for (int i = 0; i < 12; ++i) {
      Person person;
      person.name = "p" + std::to_string(i);
      person.mood = pick(random, 3) ? Mood::calm : Mood::busy;
      add(w.people, person);
    }
    for (int i = 0; i < 16; ++i) {
      Stay stay;
      stay.person_id = {w.people[pick(random, w.people.size() - 2)].id};  // the last two have none
      if (pick(random, 2)) {
        const Ward& ward = w.wards[pick(random, w.wards.size())];
        stay.department_id = {ward.id};
        stay.business_unit_id = ward.business_unit_id;
      } else {
        stay.business_unit_id = {w.inns[pick(random, w.inns.size())].id};
      }
      add(w.stays, stay);
      if (pick(random, 5) == 0) must(workspace.archive(w.stays.back()));
    }
    for (int i = 0; i < 9; ++i) {
      Ware ware;
      ware.name = "r" + std::to_string(i);
      ware.state = static_cast<WareState>(i % 3);
      must(workspace.save(ware));
      for (std::size_t held = pick(random, 3); held > 0; --held) {
        Deal deal;
        deal.ware_id = {ware.id};
        deal.business_unit_id = {w.inns[pick(random, w.inns.size())].id};
        must(workspace.save(deal));
      }
      Note note;
      note.person_id = {w.people[pick(random, w.people.size())].id};
      must(workspace.save(note));
    }
  });
  return w;
}

Grant random_grant(const World& w, Random& random, bool deny) {
  Grant grant;
  grant.permissions = {"*.read"};
  if (!deny && pick(random, 3) == 0) grant.permissions.push_back("wares.change");
  grant.deny = deny;
  grant.inherits = pick(random, 3) > 0;
  switch (pick(random, deny ? 4 : 5)) {
    case 0:
      grant.level = ScopeLevel::organisation;
      grant.scope = w.orgs[pick(random, w.orgs.size())].id;
      break;
    case 1:
      grant.level = ScopeLevel::cluster;
      grant.scope = w.zones[pick(random, w.zones.size())].id;
      break;
    case 2:
      grant.level = ScopeLevel::business_unit;
      grant.scope = w.inns[pick(random, w.inns.size())].id;
      break;
    case 3:
      grant.level = ScopeLevel::department;
      grant.scope = w.wards[pick(random, w.wards.size())].id;
      break;
    default: grant.level = ScopeLevel::platform; break;
  }
  return grant;
}

// The identifiers of all pages, one behind the other, with windows of every size; with an odd one, each page remembers
// what the last one found.
std::vector<std::string> walk(TestStore& store, const Entity& entity, Query query, std::int64_t window) {
  std::vector<std::string> ids;
  query.limit = 4;
  KnownFew few;
  for (bool more = true; more;) {
    ListPage page = must(list_json(*store.database, store.tables, entity, query,
                                   {.page = 3, .window = window, .few = window % 2 ? &few : nullptr}));
    const Json rows = must(parse_json(page.rows));
    for (const Json& row : *rows.if_array()) ids.emplace_back(row.text("id"));
    query.after = std::move(page.last);
    more = page.more;
  }
  return ids;
}

}  // namespace

TEST_CASE("a list shows exactly the rows that may be seen one by one") {
  Random random(20261121);
  std::size_t seen = 0, hidden = 0;
  for (int round = 0; round < 4; ++round) {
    TestStore store;
    const World w = grow(store, random);
    for (int i = 0; i < 60; ++i) {
      Subject subject;
      subject.id = w.people[pick(random, w.people.size())].id;
      const std::size_t permits = pick(random, 4), denies = pick(random, 3);
      for (std::size_t n = 0; n < permits; ++n) subject.grants.push_back(random_grant(w, random, false));
      for (std::size_t n = 0; n < denies; ++n) subject.grants.push_back(random_grant(w, random, true));
      SqlWorkspace workspace(*store.database, store.context);
      const Actor actor{subject.id, "x", {}};
      workspace.act_as(actor, subject);
      for (const Entity* entity : things().entities()) {
        CAPTURE(round, i, entity->name);
        const Reach reached = reach_to_read(*entity, subject, workspace.now());
        Query all, filtered;
        filtered.reach = &reached;
        std::vector<std::string> expected, found;
        std::vector<Row> rows;
        must(workspace.select(*entity, all, [&](const void* row) { rows.emplace_back(*entity, row); }));
        for (const Row& row : rows)
          if (must(may_see(*entity, row.data(), workspace))) expected.push_back(to_text(row.record().id));
        must(
            workspace.select(*entity, filtered, [&](const void* row) { found.push_back(to_text(record_of(row).id)); }));
        REQUIRE(found == expected);
        REQUIRE(must(workspace.count(*entity, filtered)) == static_cast<std::int64_t>(expected.size()));
        Query one = filtered;
        one.limit = 1;
        REQUIRE(must(workspace.count(*entity, one)) == (expected.empty() ? 0 : 1));
        REQUIRE(walk(store, *entity, filtered, 1 + static_cast<std::int64_t>(pick(random, 12))) == expected);
        seen += expected.size();
        hidden += rows.size() - expected.size();
      }
    }
  }
  CHECK(seen > 1000);
  CHECK(hidden > 1000);
}

TEST_CASE("a tenant's list holds its own rows, and the people who stay there") {
  TestStore store;
  Random random(7);
  const World w = grow(store, random);
  SqlWorkspace workspace(*store.database, store.context);
  for (const Org& org : w.orgs) {
    Query query;
    query.tenant = org.id;
    for (const Inn& inn : must(workspace.find<Inn>(query))) CHECK(inn.tenant == org.id);
    for (const Person& person : must(workspace.find<Person>(query))) {
      Query stays;
      stays.equal<&Stay::person_id>({person.id});
      bool here = false;
      for (const Stay& stay : must(workspace.find<Stay>(stays))) here |= stay.tenant == org.id;
      CHECK(here);
    }
  }
}
