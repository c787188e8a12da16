#include <fstream>

#include "test_store.h"

#include "store/idempotency.h"

TEST_CASE("files that are no databases are named") {
  TemporaryFolder folder;
  std::ofstream(folder.file("text.db")) << std::string(8192, 'x');
  const auto text = SqliteDatabase::open(folder.file("text.db"), OpenMode::create);
  REQUIRE_FALSE(text);
  CHECK(text.error().reason == "NOT_A_DATABASE");
  const auto none = SqliteDatabase::open(folder.file("none/x.db"), OpenMode::create);
  REQUIRE_FALSE(none);
  CHECK(none.error().reason == "DATABASE_UNREADABLE");
}

TEST_CASE("a full disk undoes the request and leaves the rest") {
  SqliteStore store;
  Org org;
  org.name = "before";
  org = store.add(org);
  const auto pages = must(store.sqlite->prepare("PRAGMA page_count"));
  must(pages->step());
  must(store.sqlite->run("PRAGMA max_page_count=" + std::to_string(pages->integer(0) + 2)));
  must(store.turns->begin_request());
  SqlWorkspace workspace(*store.sqlite, store.context);
  std::string reason;
  for (int i = 0; i < 200 && reason.empty(); ++i) {
    Org big;
    big.name = std::string(250, 'x');
    if (auto done = workspace.save(big); !done) reason = done.error().reason;
  }
  CHECK(reason == "DISK_FULL");
  store.turns->undo_request();
  (void)store.turns->commit_turn();
  must(store.sqlite->run("PRAGMA max_page_count=1000000"));
  Org after;
  after.name = "after";
  store.add(after);
  CHECK(must(SqlWorkspace(*store.sqlite, store.context).count<Org>({})) == 2);
  CHECK(store.verified().whole());
}

TEST_CASE("a database that another program writes is busy, and can be read") {
  SqliteStore store;
  const auto other = must(SqliteDatabase::open(store.folder.file("carmen.db"), OpenMode::write));
  must(other->run("BEGIN IMMEDIATE"));
  store.sqlite->set_patience(20);
  const auto refused = store.turns->begin_request();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::unavailable);
  CHECK(refused.error().reason == "DATABASE_BUSY");
  CHECK(must(SqlWorkspace(*store.sqlite, store.context).count<Org>({})) == 0);
  must(other->run("ROLLBACK"));
  Org org;
  org.name = "free again";
  CHECK(store.add(org).version == 1);
}

TEST_CASE("a reader cannot write, and sees what is committed only") {
  SqliteStore store;
  const auto reader = must(SqliteDatabase::open(store.folder.file("carmen.db"), OpenMode::read));
  const auto refused = reader->run("DELETE FROM meta");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().reason == "DATABASE_READ_ONLY");
  Org org;
  org.name = "new";
  store.request([&](SqlWorkspace& workspace) { must(workspace.save(org)); });
  CHECK(must(SqlWorkspace(*reader, store.context).count<Org>({})) == 0);
  must(store.turns->commit_turn());
  CHECK(must(SqlWorkspace(*reader, store.context).count<Org>({})) == 1);
}

TEST_CASE("a statement that is in use is made anew") {
  SqliteStore store;
  const auto first = must(store.sqlite->prepare("SELECT $1"));
  first->bind_integer(1, 1);
  must(first->step());
  const auto second = must(store.sqlite->prepare("SELECT $1"));
  second->bind_integer(1, 2);
  must(second->step());
  CHECK(first->integer(0) == 1);
  CHECK(second->integer(0) == 2);
}

TEST_CASE("a repeated request is answered alike for a day") {
  SqliteStore store;
  const IdempotencyKey key{store.ids.next(), "k", "digest"};
  const Timestamp now = store.clock.now();
  CHECK_FALSE(must(find_answer(*store.sqlite, key, now)));
  must(keep_answer(*store.sqlite, key, {201, "{\"id\":1}"}, now));
  const auto kept = must(find_answer(*store.sqlite, key, now));
  REQUIRE(kept);
  CHECK(kept->status == 201);
  CHECK(kept->answer == "{\"id\":1}");
  CHECK_FALSE(must(find_answer(*store.sqlite, {store.ids.next(), "k", "digest"}, now)));
  const auto other = find_answer(*store.sqlite, {key.actor, "k", "another"}, now);
  REQUIRE_FALSE(other);
  CHECK(other.error().code == Code::conflict);
  const Timestamp later{now.ms + kKeepAnswers};
  CHECK_FALSE(must(find_answer(*store.sqlite, key, later)));
  must(drop_old_answers(*store.sqlite, later));
  const auto rows = must(store.sqlite->prepare("SELECT count(*) FROM idempotency_keys"));
  must(rows->step());
  CHECK(rows->integer(0) == 0);
}
