#include "test_store.h"

namespace {

std::string refusal_of(Database& database, const Catalogue& catalogue) {
  const auto done = migrate(database, Tables(catalogue));
  return done ? "" : done.error().reason;
}

}  // namespace

TEST_CASE("a database of an earlier release is made up to date") {
  TestStore store(earlier_things());
  Org org;
  org.name = "kept";
  org = store.add(org);
  store.tables = Tables(things());
  store.reopen();
  SqlWorkspace workspace(*store.database, store.context);
  CHECK(must(workspace.load(Id<Org>{org.id})).name == "kept");
  Zone zone;
  zone.name = "z";
  zone.organisation_id = {org.id};
  zone = store.add(zone);
  Inn inn;
  inn.cluster_id = {zone.id};
  inn.code = "c";
  inn.name = "n";
  inn.stars = 4;
  CHECK(store.add(inn).version == 1);
  CHECK(must(store.database->prepare("SELECT 1 FROM stays")));
  must(check_schema(*store.database, store.tables));
  CHECK(store.verified().whole());
}

TEST_CASE("an index that an earlier release made of fewer columns is made anew") {
  TestStore store;
  if (!store.sqlite) return;
  const auto made = [&] {
    const Loan row = must(store.database->prepare("SELECT sql FROM sqlite_master WHERE name = 'people_name'"));
    REQUIRE(must(row->step()));
    return std::string(row->text(0));
  };
  const std::string wide = made();
  CHECK(wide.find("\"email\"") != wide.npos);
  must(
      store.database->run("DROP INDEX people_name; CREATE INDEX \"people_name\" ON \"people\" (\"name\", \"id\");"
                          "UPDATE meta SET value = 'of the last release' WHERE name = 'schema'"));
  must(migrate(*store.database, store.tables));
  CHECK(made() == wide);
}

TEST_CASE("databases that are not ours to open are refused, and left alone") {
  SECTION("of a newer release, by what it holds") {
    TestStore store(later_things());
    CHECK(refusal_of(*store.database, things()) == "NEWER_DATABASE");
  }
  SECTION("of a newer release, by its format") {
    TestStore store;
    must(store.database->run("UPDATE meta SET value = '99' WHERE name = 'format'"));
    CHECK(refusal_of(*store.database, things()) == "NEWER_DATABASE");
  }
  SECTION("of another product") {
    TemporaryFolder folder;
    const auto database = must(SqliteDatabase::open(folder.file("x.db"), OpenMode::create));
    must(database->run("CREATE TABLE bookmarks (url TEXT)"));
    CHECK(refusal_of(*database, things()) == "FOREIGN_DATABASE");
    const auto rows = must(database->prepare("SELECT count(*) FROM sqlite_master"));
    must(rows->step());
    CHECK(rows->integer(0) == 1);
  }
  SECTION("half migrated") {
    TestStore store;
    must(store.database->run("DROP TABLE stays"));
    CHECK(refusal_of(*store.database, things()) == "HALF_MIGRATED");
  }
  SECTION("older, when only looked at") {
    TestStore store(earlier_things());
    const auto done = check_schema(*store.database, Tables(things()));
    REQUIRE_FALSE(done);
    CHECK(done.error().reason == "OLDER_DATABASE");
  }
}
