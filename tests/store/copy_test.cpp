#include "store/copy.h"

#include <sys/wait.h>
#include <unistd.h>

#include "test_store.h"

namespace {

// A database to copy into, on either engine.
struct Target {
  explicit Target(std::string server) : place(std::move(server)) {}
  std::unique_ptr<Database> open() const {
    if (!place.address().empty()) return must(PgDatabase::open(place.address()));
    return must(SqliteDatabase::open(folder.file("copy.db"), OpenMode::create));
  }
  TestDatabase place;
  TemporaryFolder folder;
};

std::unique_ptr<Database> open_source(const TestStore& store) {
  if (!store.place.address().empty()) return must(PgDatabase::open(store.place.address()));
  return must(SqliteDatabase::open(store.folder.file("carmen.db"), OpenMode::read));
}

void fill(TestStore& store, int tenants) {
  for (int i = 0; i < tenants; ++i) {
    Org org;
    org.name = "Höfe \"" + std::to_string(i) + "'";
    org = store.add(org);
    Zone zone;
    zone.organisation_id = {org.id};
    zone.name = "zone";
    zone = store.add(zone);
    Inn inn;
    inn.cluster_id = {zone.id};
    inn.code = "I-" + std::to_string(i);
    inn.name = "Inn";
    inn.open = i % 2 == 0;
    inn = store.add(inn);
    inn.rooms = i;
    store.add(inn);
  }
  Person person;
  person.name = person.email = "guest";
  person.secret = "hidden";
  person.tags = {{"x", 1}};
  store.add(person);
  store.writer->rest();
}

void check_whole(TestStore& store, Database& copy) {
  must(check_schema(copy, store.tables));
  const Verdict verdict = must(verify(copy, store.tables, store.folder.file("heads.jsonl"), store.key));
  INFO((verdict.whole() ? std::string() : verdict.findings.front().what));
  CHECK(verdict.whole());
  CHECK(verdict.records == store.verified().records);
}

std::vector<std::string> servers() {
  std::vector<std::string> all{""};
  if (!test_server().empty()) all.push_back(test_server());
  return all;
}

}  // namespace

TEST_CASE("everything is copied from engine to engine, and the source stays as it is") {
  for (const std::string& server : servers()) {
    TestStore store;
    fill(store, 3);
    const Target target(server);
    const auto from = open_source(store), to = target.open();
    std::set<std::string> told;
    const CopyReport report = must(
        copy_everything(*from, *to, store.tables, [&](const CopyProgress& progress) { told.insert(progress.table); }));
    CHECK(report.rows > 30);
    CHECK(report.passed_over == 0);
    CHECK(told.count("inns") == 1);
    check_whole(store, *to);
    CHECK(store.verified().whole());
    const auto again = copy_everything(*from, *to, store.tables, [](const CopyProgress&) {});
    REQUIRE_FALSE(again);
    CHECK(again.error().reason == "TARGET_IN_USE");
  }
}

TEST_CASE("a copy that was killed is opened by nobody, and goes on where it was") {
  for (const std::string& server : servers()) {
    TestStore store;
    fill(store, 3);
    const Target target(server);
    const pid_t child = ::fork();
    if (child == 0) {
      int tables = 0;
      (void)copy_everything(*open_source(store), *target.open(), store.tables, [&](const CopyProgress&) {
        if (++tables == 6) ::_exit(9);
      });
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WEXITSTATUS(status) == 9);
    const auto from = open_source(store), to = target.open();
    const auto refused = check_schema(*to, store.tables);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reason == "COPY_UNFINISHED");
    const CopyReport report = must(copy_everything(*from, *to, store.tables, [](const CopyProgress&) {}));
    CHECK(report.passed_over > 0);
    check_whole(store, *to);
  }
}

TEST_CASE("a copy goes on after its source was written to") {
  TestStore store;
  fill(store, 2);
  const Target target(test_server());
  const pid_t child = ::fork();
  if (child == 0) {
    (void)copy_everything(*open_source(store), *target.open(), store.tables, [&](const CopyProgress& progress) {
      if (progress.table == "inns") ::_exit(9);
    });
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(WEXITSTATUS(status) == 9);
  auto inns = must(SqlWorkspace(*store.database, store.context).find<Inn>({}));
  inns.front().name = "Renamed";
  store.add(inns.front());
  store.writer->rest();
  const auto from = open_source(store), to = target.open();
  must(copy_everything(*from, *to, store.tables, [](const CopyProgress&) {}));
  check_whole(store, *to);
}

TEST_CASE("a copy whose rows were touched on the way is not called one") {
  TestStore store;
  fill(store, 2);
  const Target target(test_server());
  const auto from = open_source(store), to = target.open();
  const auto spoilt = copy_everything(*from, *to, store.tables, [&](const CopyProgress& progress) {
    if (progress.table == "stays") (void)target.open()->run("UPDATE inns SET rooms = 99");
  });
  REQUIRE_FALSE(spoilt);
  CHECK(spoilt.error().reason == "COPY_DIFFERS");
  CHECK_THAT(spoilt.error().message, Catch::Matchers::ContainsSubstring("inns"));
  CHECK_FALSE(check_schema(*to, store.tables));
}
