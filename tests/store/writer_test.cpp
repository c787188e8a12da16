#include "test_store.h"

namespace {

Org named(const char* name) {
  Org org;
  org.name = name;
  return org;
}

std::int64_t count(TestStore& store) { return must(SqlWorkspace(*store.sqlite, store.context).count<Org>({})); }

}  // namespace

TEST_CASE("a request that fails undoes itself alone") {
  SqliteStore store;
  Org first = named("first"), second = named("second"), third = named("third");
  store.request([&](SqlWorkspace& workspace) { must(workspace.save(first)); });
  must(store.turns->begin_request());
  SqlWorkspace failing(*store.sqlite, store.context);
  must(failing.save(second));
  store.turns->undo_request();
  store.request([&](SqlWorkspace& workspace) { must(workspace.save(third)); });
  must(store.turns->commit_turn());
  CHECK(count(store) == 2);
  const Verdict verdict = store.verified();
  CHECK(verdict.whole());
  CHECK(verdict.records == 2);
  CHECK(verdict.rows == 2);
}

TEST_CASE("a plan leaves nothing behind") {
  SqliteStore store;
  store.add(named("first"));
  must(store.turns->begin_request());
  SqlWorkspace plan(*store.sqlite, store.context);
  Org org = named("planned");
  must(plan.save(org));
  CHECK(plan.changes().changes.size() == 1);
  const std::string hash = plan.plan_hash();
  store.turns->undo_request();
  must(store.turns->commit_turn());
  CHECK(count(store) == 1);
  must(store.turns->begin_request());
  SqlWorkspace again(*store.sqlite, store.context);
  Org same = named("planned");
  must(again.save(same));
  CHECK(again.plan_hash() == hash);
  store.turns->undo_request();
  must(store.turns->commit_turn());
  CHECK(store.verified().records == 1);
}

TEST_CASE("what was not committed is gone after a crash, what was is there") {
  SqliteStore store;
  store.add(named("kept"));
  Org lost = named("lost");
  store.request([&](SqlWorkspace& workspace) { must(workspace.save(lost)); });
  store.reopen();
  CHECK(count(store) == 1);
  CHECK(store.verified().whole());
}

TEST_CASE("a head that a crash left unsigned is signed at the next start") {
  SqliteStore store;
  store.add(named("one"));
  std::filesystem::remove(store.folder.file("heads.jsonl"));
  CHECK_FALSE(store.verified().whole());
  store.reopen();
  CHECK(store.verified().whole());
}

TEST_CASE("the log is moved into the database when there is nothing else to do") {
  SqliteStore store;
  for (int i = 0; i < 40; ++i) {
    Org org = named("a");
    org.name = std::string(200, 'x');
    for (int n = 0; n < 5; ++n) {
      org.version = 0;
      org.id = {};
      org = store.add(org);
    }
  }
  CHECK(store.sqlite->wal_pages() > 256);
  store.turns->rest();
  CHECK(store.sqlite->wal_pages() == 0);
}

TEST_CASE("two writers of one database take turns and keep one journal") {
  SqliteStore store;
  const auto database = must(SqliteDatabase::open(store.folder.file("carmen.db"), OpenMode::write));
  TurnWriter other(*database, store.context, store.folder.file("heads.jsonl"));
  must(other.recover());
  for (int i = 0; i < 5; ++i) {
    store.add(named("mine"));
    must(other.begin_request());
    SqlWorkspace workspace(*database, store.context);
    Org org = named("theirs");
    must(workspace.save(org));
    must(other.keep_request(workspace, {.action = "test.run"}));
    must(other.commit_turn());
  }
  CHECK(count(store) == 10);
  CHECK(store.verified().whole());
}

TEST_CASE("equal versions mean equal access, whoever writes") {
  SqliteStore store;
  const auto read = [&] {
    must(store.turns->begin_read(Intent::reading));
    const auto version = store.turns->version(Intent::reading);
    must(store.turns->commit_turn());
    return version;
  };
  const auto first = read();
  REQUIRE(first);
  CHECK(read() == first);
  store.add(named("own"));
  const auto second = read();
  CHECK(second != first);

  const auto other = must(SqliteDatabase::open(store.folder.file("carmen.db"), OpenMode::write));
  must(other->run("UPDATE \"orgs\" SET \"name\" = 'changed elsewhere'"));
  const auto third = read();
  CHECK(third != second);

  must(store.turns->begin_read(Intent::reading));
  must(store.turns->begin_request());
  CHECK(store.turns->version(Intent::reading) == third);
  store.turns->undo_request();
  CHECK(store.turns->version(Intent::reading) != third);
  must(store.turns->commit_turn());
  CHECK_FALSE(store.turns->version(Intent::reading));
  CHECK(read() != third);
}

TEST_CASE("a request of any size is kept whole, or undone whole beside others of its turn") {
  SqliteStore store;
  store.add(named("before"));
  const auto add_many = [](SqlWorkspace& workspace) {
    for (int i = 0; i < 4000; ++i) {
      Org org = named("one of many");
      must(workspace.save(org));
    }
  };
  store.request([&](SqlWorkspace& workspace) { add_many(workspace); });
  must(store.turns->begin_request());
  SqlWorkspace workspace(*store.sqlite, store.context);
  add_many(workspace);
  store.turns->undo_request();
  must(store.turns->commit_turn());
  CHECK(count(store) == 4001);
}

TEST_CASE("a version outlives what bears on nobody's access, and nothing else") {
  SqliteStore store;
  store.context.bears_on_access = [](const Change& change) { return change.verb != Verb::created; };
  const auto versions = [&](const auto& body) {
    must(store.turns->begin_read(Intent::reading));
    const auto before = store.turns->version(Intent::reading);
    store.request(body);
    const auto within = store.turns->version(Intent::reading);
    must(store.turns->commit_turn());
    must(store.turns->begin_read(Intent::reading));
    const auto after = store.turns->version(Intent::reading);
    must(store.turns->commit_turn());
    REQUIRE(before);
    CHECK(within == after);
    return before == after;
  };
  Org org = named("made");
  CHECK(versions([&](SqlWorkspace& workspace) { must(workspace.save(org)); }));
  org.name = "changed";
  CHECK_FALSE(versions([&](SqlWorkspace& workspace) { must(workspace.save(org)); }));
  CHECK_FALSE(versions([&](SqlWorkspace& workspace) { must(workspace.archive(org)); }));
}

TEST_CASE("a turn that another program keeps out is told at once") {
  SqliteStore store;
  const auto other = must(SqliteDatabase::open(store.folder.file("carmen.db"), OpenMode::write));
  must(other->run("BEGIN IMMEDIATE"));
  CHECK_FALSE(store.turns->try_turn());
  CHECK_FALSE(store.turns->in_turn());
  must(other->run("ROLLBACK"));
  CHECK(store.turns->try_turn());
  CHECK(store.turns->in_turn());
  store.request([&](SqlWorkspace& workspace) {
    Org org = named("kept");
    must(workspace.save(org));
  });
  must(store.turns->commit_turn());
  CHECK(count(store) == 1);
}

TEST_CASE("rows that are known end with whatever changes one of them, whoever it was") {
  SqliteStore store;
  store.context.bears_on_access = [](const Change&) { return false; };
  Org org = store.add(named("first"));
  const auto read = [&] {
    must(store.turns->begin_read(Intent::reading));
    SqlWorkspace workspace(*store.sqlite, store.context);
    workspace.know(store.turns->known_rows(Intent::reading));
    Org found;
    REQUIRE(must(workspace.fetch(kOrgs, org.id, &found)));
    CHECK_FALSE(must(workspace.fetch(kInns, org.id, Row(kInns).data())));
    CHECK((store.turns->known_rows(Intent::reading)->find(kOrgs, org.id) != nullptr));
    must(store.turns->commit_turn());
    return found.name;
  };
  CHECK(store.turns->known_rows(Intent::reading) == nullptr);
  CHECK(read() == "first");
  CHECK(read() == "first");
  org.name = "by this";
  store.commit([&](SqlWorkspace& workspace) { must(workspace.save(org)); });
  CHECK(read() == "by this");
  const auto other = must(SqliteDatabase::open(store.folder.file("carmen.db"), OpenMode::write));
  must(other->run("UPDATE " + std::string(kOrgs.name) + " SET name = 'by another'"));
  CHECK(read() == "by another");
}

TEST_CASE("who writes reads past what is known") {
  SqliteStore store;
  Org org = store.add(named("before"));
  must(store.turns->begin_request());
  SqlWorkspace workspace(*store.sqlite, store.context);
  workspace.know(store.turns->known_rows(Intent::reading));
  Org found;
  REQUIRE(must(workspace.fetch(kOrgs, org.id, &found)));
  found.name = "after";
  must(workspace.save(found));
  REQUIRE(must(workspace.fetch(kOrgs, org.id, &found)));
  CHECK(found.name == "after");
  store.turns->undo_request();
  KnownRows* known = store.turns->known_rows(Intent::reading);
  REQUIRE(known);
  CHECK(known->find(kOrgs, org.id) == nullptr);
  must(store.turns->commit_turn());
}

TEST_CASE("who only reads sees what was there before the turn, until it is settled") {
  SqliteStore store;
  store.context.bears_on_access = [](const Change& change) { return change.verb != Verb::created; };
  must(store.turns->read_beside(store.folder.file("carmen.db")));
  Org org = store.add(named("before"));
  const auto name = [&](Intent intent) {
    must(store.turns->begin_read(intent));
    SqlWorkspace workspace(store.turns->database(intent), store.context);
    workspace.know(store.turns->known_rows(intent));
    Org found;
    REQUIRE(must(workspace.fetch(kOrgs, org.id, &found)));
    return found.name;
  };
  CHECK(name(Intent::reading) == "before");
  const auto version = store.turns->version(Intent::reading);
  REQUIRE(version);
  CHECK_FALSE(store.turns->end_turn());
  org.name = "after";
  store.request([&](SqlWorkspace& workspace) { must(workspace.save(org)); });
  CHECK(name(Intent::writing) == "after");
  CHECK(name(Intent::reading) == "before");
  CHECK(store.turns->version(Intent::reading) == version);
  REQUIRE(store.turns->end_turn());
  CHECK(store.turns->committing());
  CHECK_FALSE(store.turns->begin_request());  // nobody writes between
  CHECK(name(Intent::reading) == "before");
  CHECK(store.turns->version(Intent::reading) == version);
  CHECK_FALSE(store.turns->end_turn());  // of who only read meanwhile
  const auto kept = store.turns->commit();
  must(kept);
  SECTION("committed but not settled, it may be read, and is not taken for what was there before") {
    CHECK(name(Intent::reading) == "after");
    CHECK_FALSE(store.turns->version(Intent::reading));
  }
  store.turns->settle(true);
  CHECK(name(Intent::reading) == "after");
  CHECK(store.turns->version(Intent::reading) != version);
  CHECK_FALSE(store.turns->end_turn());
  CHECK(store.verified().whole());
}

TEST_CASE("a turn that kept nothing owes no commit") {
  SqliteStore store;
  must(store.turns->read_beside(store.folder.file("carmen.db")));
  must(store.turns->begin_request());
  SqlWorkspace plan(*store.sqlite, store.context);
  Org org = named("planned");
  must(plan.save(org));
  store.turns->undo_request();
  CHECK_FALSE(store.turns->end_turn());
  CHECK_FALSE(store.turns->in_turn());
  CHECK(count(store) == 0);
}

TEST_CASE("a long log is told of, and again only when it has grown much while somebody reads") {
  SqliteStore store;
  int told = 0;
  store.turns->when_log_is_long([&] { ++told; });
  const auto reader = must(SqliteDatabase::open(store.folder.file("carmen.db"), OpenMode::read));
  must(reader->run("BEGIN; SELECT * FROM sqlite_master"));
  const auto grow = [&](int pages) {
    for (const int end = store.sqlite->wal_pages() + pages; store.sqlite->wal_pages() < end;) {
      store.commit([&](SqlWorkspace& workspace) {
        for (int i = 0; i < 2000; ++i) {
          Org org = named("one of many");
          must(workspace.save(org));
        }
      });
    }
  };
  grow(4200);
  CHECK(told == 1);
  store.turns->move_log(*store.sqlite, true);
  CHECK(store.sqlite->wal_pages() > 4096);  // the reader has not ended
  grow(2000);
  CHECK(told == 1);
  grow(3000);
  CHECK(told == 2);
  must(reader->run("COMMIT"));
  store.turns->move_log(*store.sqlite, true);
  CHECK(store.sqlite->wal_pages() == 0);
}

TEST_CASE("who asks for a row of the tree is told with it what holds it") {
  SqliteStore store;
  const Org org = store.add(named("org"));
  Zone zone;
  zone.organisation_id = {org.id};
  zone.name = "zone";
  zone = store.add(zone);
  Inn inn;
  inn.cluster_id = {zone.id};
  inn.code = inn.name = "inn";
  inn = store.add(inn);
  Ward ward;
  ward.business_unit_id = {inn.id};
  ward.name = "ward";
  ward = store.add(ward);
  must(store.turns->commit_turn());
  must(store.turns->begin_read(Intent::reading));
  KnownRows* known = store.turns->known_rows(Intent::reading);
  SqlWorkspace workspace(store.turns->database(Intent::reading), store.context);
  workspace.know(known);
  CHECK((known->find(kZones, zone.id) == nullptr));
  must(workspace.load(Id<Ward>{ward.id}));
  for (const auto& [entity, id] : {std::pair(&kWards, ward.id), {&kInns, inn.id}, {&kZones, zone.id}, {&kOrgs, org.id}})
    CHECK((known->find(*entity, id) != nullptr));
  CHECK(static_cast<const Inn*>(known->find(kInns, inn.id))->code == "inn");
}
