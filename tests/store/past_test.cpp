#include <map>
#include <random>

#include "test_store.h"

#include "store/past_workspace.h"

namespace {

using State = std::map<Uuid, Json>;

State state_of(Workspace& workspace) {
  State out;
  Query all;
  all.archived = Archived::include;
  must(workspace.select(
      kInns, all, [&](const void* row) { out.emplace(record_of(row).id, row_json(kInns, row, {.stored = true})); }));
  return out;
}

// One request at random: rows are made, changed (some twice), archived and restored.
void disturb(SqlWorkspace& workspace, std::mt19937& random, const Id<Zone>& zone, int step) {
  const auto one_of = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  Query all;
  all.archived = Archived::include;
  std::vector<Inn> inns = must(workspace.find<Inn>(all));
  if (inns.size() < 3 || one_of(4) == 0) {
    Inn inn;
    inn.cluster_id = zone;
    inn.code = "C-" + std::to_string(step);
    inn.name = "inn";
    must(workspace.save(inn));
    return;
  }
  for (int n = 1 + one_of(3); n > 0; --n) {
    Inn& inn = inns[static_cast<std::size_t>(one_of(static_cast<int>(inns.size())))];
    if (inn.archived_at) {
      must(workspace.restore(kInns, &inn));
    } else if (one_of(5) == 0) {
      must(workspace.archive(inn));
    } else {
      inn.name = "inn " + std::to_string(step) + "." + std::to_string(n);
      inn.rooms = one_of(9);
      if (one_of(2)) inn.stars = one_of(5);
      else inn.stars.reset();
      must(workspace.save(inn));
    }
  }
}

}  // namespace

TEST_CASE("the past is what it was, at every time and in every version") {
  TestStore store;
  std::mt19937 random(7);
  Org org;
  org.name = "o";
  org = store.add(org);
  Zone zone;
  zone.organisation_id = {org.id};
  zone.name = "z";
  zone = store.add(zone);
  std::vector<std::pair<Timestamp, State>> known;
  for (int step = 0; step < 150; ++step) {
    store.clock.set({store.clock.now().ms + 1 + static_cast<std::int64_t>(random() % 3)});
    store.commit([&](SqlWorkspace& w) { disturb(w, random, {zone.id}, step); });
    SqlWorkspace today(*store.database, store.context);
    known.emplace_back(store.clock.now(), state_of(today));
  }
  std::map<std::pair<Uuid, std::int64_t>, Json> versions;
  for (const auto& [at, state] : known) {
    PastWorkspace past(*store.database, store.context, at);
    CHECK(state_of(past) == state);
    for (const auto& [id, row] : state) versions.emplace(std::pair(id, row.integer("version")), row);
  }
  SqlWorkspace today(*store.database, store.context);
  for (const auto& [of, row] : versions) {
    Inn then;
    REQUIRE(must(today.fetch_version(kInns, of.first, of.second, &then)));
    CHECK(row_json(kInns, &then, {.stored = true}) == row);
  }
  const auto& [first, version] = versions.begin()->first;
  Inn nothing;
  CHECK_FALSE(must(today.fetch_version(kInns, first, 0, &nothing)));
  CHECK_FALSE(must(today.fetch_version(kInns, first, 10'000, &nothing)));
}

TEST_CASE("the past is found by what it was then, and is not written") {
  TestStore store;
  Org org;
  org.name = "before";
  org = store.add(org);
  const Timestamp then = store.clock.now();
  store.clock.set({then.ms + 1000});
  store.commit([&](SqlWorkspace& w) {
    Org now = must(w.load(Id<Org>{org.id}));
    now.name = "after";
    must(w.save(now));
  });
  PastWorkspace past(*store.database, store.context, then);
  const auto named = [&](const char* name) { return must(past.count<Org>(Query{}.equal<&Org::name>(name))); };
  CHECK(named("before") == 1);
  CHECK(named("after") == 0);
  Org found = must(past.load(Id<Org>{org.id}));
  found.name = "never";
  CHECK_FALSE(past.save(found));
  PastWorkspace earlier(*store.database, store.context, {then.ms - 1});
  CHECK(must(earlier.count<Org>(Query{})) == 0);
  CHECK_FALSE(earlier.load(Id<Org>{org.id}));
}
