#include "test_store.h"

namespace {

Org named(const char* name) {
  Org org;
  org.name = name;
  return org;
}

std::int64_t count(TestStore& store) { return must(SqlWorkspace(*store.database, store.context).count<Org>({})); }

}  // namespace

TEST_CASE("a request that fails undoes itself alone") {
  TestStore store;
  Org first = named("first"), second = named("second"), third = named("third");
  store.request([&](SqlWorkspace& workspace) { must(workspace.save(first)); });
  must(store.writer->begin_request());
  SqlWorkspace failing(*store.database, store.context);
  must(failing.save(second));
  store.writer->undo_request();
  store.request([&](SqlWorkspace& workspace) { must(workspace.save(third)); });
  must(store.writer->commit_turn());
  CHECK(count(store) == 2);
  const Verdict verdict = store.verified();
  CHECK(verdict.whole());
  CHECK(verdict.records == 2);
  CHECK(verdict.rows == 2);
}

TEST_CASE("a plan leaves nothing behind") {
  TestStore store;
  store.add(named("first"));
  must(store.writer->begin_request());
  SqlWorkspace plan(*store.database, store.context);
  Org org = named("planned");
  must(plan.save(org));
  CHECK(plan.changes().changes.size() == 1);
  const std::string hash = plan.plan_hash();
  store.writer->undo_request();
  must(store.writer->commit_turn());
  CHECK(count(store) == 1);
  must(store.writer->begin_request());
  SqlWorkspace again(*store.database, store.context);
  Org same = named("planned");
  must(again.save(same));
  CHECK(again.plan_hash() == hash);
  store.writer->undo_request();
  must(store.writer->commit_turn());
  CHECK(store.verified().records == 1);
}

TEST_CASE("what was not committed is gone after a crash, what was is there") {
  TestStore store;
  store.add(named("kept"));
  Org lost = named("lost");
  store.request([&](SqlWorkspace& workspace) { must(workspace.save(lost)); });
  store.reopen();
  CHECK(count(store) == 1);
  CHECK(store.verified().whole());
}

TEST_CASE("a head that a crash left unsigned is signed at the next start") {
  TestStore store;
  store.add(named("one"));
  std::filesystem::remove(store.folder.file("heads.jsonl"));
  CHECK_FALSE(store.verified().whole());
  store.reopen();
  CHECK(store.verified().whole());
}

TEST_CASE("the log is moved into the database when there is nothing else to do") {
  TestStore store;
  for (int i = 0; i < 40; ++i) {
    Org org = named("a");
    org.name = std::string(200, 'x');
    for (int n = 0; n < 5; ++n) {
      org.version = 0;
      org.id = {};
      org = store.add(org);
    }
  }
  CHECK(store.database->wal_pages() > 256);
  store.writer->rest();
  CHECK(store.database->wal_pages() == 0);
}

TEST_CASE("two writers of one database take turns and keep one journal") {
  TestStore store;
  const auto database = must(SqliteDatabase::open(store.folder.file("carmen.db"), OpenMode::write));
  Writer other(*database, store.context, store.folder.file("heads.jsonl"));
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
  TestStore store;
  const auto read = [&] {
    must(store.writer->begin_read(Intent::reading));
    const auto version = store.writer->version(Intent::reading);
    must(store.writer->commit_turn());
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

  must(store.writer->begin_read(Intent::reading));
  must(store.writer->begin_request());
  CHECK(store.writer->version(Intent::reading) == third);
  store.writer->undo_request();
  CHECK(store.writer->version(Intent::reading) != third);
  must(store.writer->commit_turn());
  CHECK_FALSE(store.writer->version(Intent::reading));
  CHECK(read() != third);
}

TEST_CASE("a request of any size is kept whole, or undone whole beside others of its turn") {
  TestStore store;
  store.add(named("before"));
  const auto add_many = [](SqlWorkspace& workspace) {
    for (int i = 0; i < 4000; ++i) {
      Org org = named("one of many");
      must(workspace.save(org));
    }
  };
  store.request([&](SqlWorkspace& workspace) { add_many(workspace); });
  must(store.writer->begin_request());
  SqlWorkspace workspace(*store.database, store.context);
  add_many(workspace);
  store.writer->undo_request();
  must(store.writer->commit_turn());
  CHECK(count(store) == 4001);
}

TEST_CASE("a version outlives what bears on nobody's access, and nothing else") {
  TestStore store;
  store.context.bears_on_access = [](const Change& change) { return change.verb != Verb::created; };
  const auto versions = [&](const auto& body) {
    must(store.writer->begin_read(Intent::reading));
    const auto before = store.writer->version(Intent::reading);
    store.request(body);
    const auto within = store.writer->version(Intent::reading);
    must(store.writer->commit_turn());
    must(store.writer->begin_read(Intent::reading));
    const auto after = store.writer->version(Intent::reading);
    must(store.writer->commit_turn());
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
  TestStore store;
  const auto other = must(SqliteDatabase::open(store.folder.file("carmen.db"), OpenMode::write));
  must(other->run("BEGIN IMMEDIATE"));
  CHECK_FALSE(store.writer->try_turn());
  CHECK_FALSE(store.writer->in_turn());
  must(other->run("ROLLBACK"));
  CHECK(store.writer->try_turn());
  CHECK(store.writer->in_turn());
  store.request([&](SqlWorkspace& workspace) {
    Org org = named("kept");
    must(workspace.save(org));
  });
  must(store.writer->commit_turn());
  CHECK(count(store) == 1);
}

TEST_CASE("rows that are known end with whatever changes one of them, whoever it was") {
  TestStore store;
  store.context.bears_on_access = [](const Change&) { return false; };
  Org org = store.add(named("first"));
  const auto read = [&] {
    must(store.writer->begin_read(Intent::reading));
    SqlWorkspace workspace(*store.database, store.context);
    workspace.know(store.writer->known_rows(Intent::reading));
    Org found;
    REQUIRE(must(workspace.fetch(kOrgs, org.id, &found)));
    CHECK_FALSE(must(workspace.fetch(kInns, org.id, Row(kInns).data())));
    CHECK((store.writer->known_rows(Intent::reading)->find(kOrgs, org.id) != nullptr));
    must(store.writer->commit_turn());
    return found.name;
  };
  CHECK(store.writer->known_rows(Intent::reading) == nullptr);
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
  TestStore store;
  Org org = store.add(named("before"));
  must(store.writer->begin_request());
  SqlWorkspace workspace(*store.database, store.context);
  workspace.know(store.writer->known_rows(Intent::reading));
  Org found;
  REQUIRE(must(workspace.fetch(kOrgs, org.id, &found)));
  found.name = "after";
  must(workspace.save(found));
  REQUIRE(must(workspace.fetch(kOrgs, org.id, &found)));
  CHECK(found.name == "after");
  store.writer->undo_request();
  KnownRows* known = store.writer->known_rows(Intent::reading);
  REQUIRE(known);
  CHECK(known->find(kOrgs, org.id) == nullptr);
  must(store.writer->commit_turn());
}

TEST_CASE("who only reads sees what was there before the turn, until it is settled") {
  TestStore store;
  store.context.bears_on_access = [](const Change& change) { return change.verb != Verb::created; };
  must(store.writer->read_beside(store.folder.file("carmen.db")));
  Org org = store.add(named("before"));
  const auto name = [&](Intent intent) {
    must(store.writer->begin_read(intent));
    SqlWorkspace workspace(store.writer->database(intent), store.context);
    workspace.know(store.writer->known_rows(intent));
    Org found;
    REQUIRE(must(workspace.fetch(kOrgs, org.id, &found)));
    return found.name;
  };
  CHECK(name(Intent::reading) == "before");
  const auto version = store.writer->version(Intent::reading);
  REQUIRE(version);
  CHECK_FALSE(store.writer->end_turn());
  org.name = "after";
  store.request([&](SqlWorkspace& workspace) { must(workspace.save(org)); });
  CHECK(name(Intent::writing) == "after");
  CHECK(name(Intent::reading) == "before");
  CHECK(store.writer->version(Intent::reading) == version);
  REQUIRE(store.writer->end_turn());
  CHECK(store.writer->committing());
  CHECK_FALSE(store.writer->begin_request());  // nobody writes between
  CHECK(name(Intent::reading) == "before");
  CHECK(store.writer->version(Intent::reading) == version);
  CHECK_FALSE(store.writer->end_turn());  // of who only read meanwhile
  const auto kept = store.writer->commit();
  must(kept);
  SECTION("committed but not settled, it may be read, and is not taken for what was there before") {
    CHECK(name(Intent::reading) == "after");
    CHECK_FALSE(store.writer->version(Intent::reading));
  }
  store.writer->settle(true);
  CHECK(name(Intent::reading) == "after");
  CHECK(store.writer->version(Intent::reading) != version);
  CHECK_FALSE(store.writer->end_turn());
  CHECK(store.verified().whole());
}

TEST_CASE("a turn that kept nothing owes no commit") {
  TestStore store;
  must(store.writer->read_beside(store.folder.file("carmen.db")));
  must(store.writer->begin_request());
  SqlWorkspace plan(*store.database, store.context);
  Org org = named("planned");
  must(plan.save(org));
  store.writer->undo_request();
  CHECK_FALSE(store.writer->end_turn());
  CHECK_FALSE(store.writer->in_turn());
  CHECK(count(store) == 0);
}

TEST_CASE("a long log is told of, and again only when it has grown much while somebody reads") {
  TestStore store;
  int told = 0;
  store.writer->when_log_is_long([&] { ++told; });
  const auto reader = must(SqliteDatabase::open(store.folder.file("carmen.db"), OpenMode::read));
  must(reader->run("BEGIN; SELECT * FROM sqlite_master"));
  const auto grow = [&](int pages) {
    for (const int end = store.database->wal_pages() + pages; store.database->wal_pages() < end;) {
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
  store.writer->move_log(*store.database, true);
  CHECK(store.database->wal_pages() > 4096);  // the reader has not ended
  grow(2000);
  CHECK(told == 1);
  grow(3000);
  CHECK(told == 2);
  must(reader->run("COMMIT"));
  store.writer->move_log(*store.database, true);
  CHECK(store.database->wal_pages() == 0);
}
