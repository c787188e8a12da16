#include "test_store.h"

#include "core/text.h"
#include "postgres/pg_dialect.h"
#include "postgres/pg_wall.h"

// What only PostgreSQL does. Without a server there is nothing to ask.
namespace {

std::int64_t number(Database& database, const std::string& sql) {
  const Loan row = must(database.prepare(sql));
  REQUIRE(must(row->step()));
  return row->integer(0);
}

Org add_org(TestStore& store, const std::string& name) {
  Org org;
  org.name = name;
  return store.add(org);
}

Zone make_zone(const Org& org, const std::string& name) {
  Zone zone;
  zone.organisation_id = {org.id};
  zone.name = name;
  return zone;
}

// Two tenants alike, and somebody who stays in the first.
struct Neighbours {
  explicit Neighbours(TestStore& store) : a(add_org(store, "a")), b(add_org(store, "b")) {
    for (const Org* org : {&a, &b}) {
      const Zone zone = store.add(make_zone(*org, "zone"));
      Inn inn;
      inn.cluster_id = {zone.id};
      inn.code = "I-" + org->name;
      inn.name = inn.code;
      inn = store.add(inn);
      if (org == &b) continue;
      Person guest;
      guest.name = guest.email = "guest";
      guest = store.add(guest);
      Stay stay;
      stay.person_id = {guest.id};
      stay.business_unit_id = {inn.id};
      store.add(stay);
      subject.id = guest.id;
      Grant grant;
      grant.permissions = {"*"};
      grant.level = ScopeLevel::business_unit;
      grant.scope = inn.id;
      subject.grants = {grant};
    }
  }
  Org a, b;
  Subject subject;
};

struct PgStore : TestStore {
  PgStore() { context.people = &kPeople; }
};

bool no_server() {
  if (test_server().empty()) WARN("CARMEN_TEST_DATABASE names no server");
  return test_server().empty();
}

}  // namespace

TEST_CASE("a statement that forgot its tenant reads nothing foreign") {
  if (no_server()) return;
  PgStore store;
  const Neighbours n(store);
  PgDatabase& database = store.pg->connection();
  CHECK(number(database, "SELECT count(*) FROM inns") == 2);
  must(store.pg->ready());
  must(store.pg->begin_read(Intent::reading));
  must(store.pg->narrow_sight(n.subject));
  CHECK(number(database, "SELECT count(*) FROM inns") == 1);
  CHECK(number(database, "SELECT count(*) FROM inns WHERE tenant = '" + to_text(n.b.id) + "'") == 0);
  CHECK(number(database, "SELECT count(*) FROM inns WHERE tenant <> '" + to_text(n.a.id) + "'") == 0);
  for (const char* table : {"zones", "stays", "journal", "journal_targets"})
    CHECK(number(database,
                 "SELECT count(*) FROM " + std::string(table) + " WHERE tenant = '" + to_text(n.b.id) + "'") == 0);
  CHECK(number(database, "SELECT count(*) FROM journal WHERE tenant = '" + to_text(n.a.id) + "'") > 0);
  // The next request begins anew.
  must(store.pg->ready());
  CHECK(number(database, "SELECT count(*) FROM inns") == 2);
}

TEST_CASE("what a transaction reads last ends it, and nothing is read behind it") {
  if (no_server()) return;
  PgStore store;
  const Neighbours n(store);
  must(store.pg->ready());
  must(store.pg->begin_read(Intent::reading));
  must(store.pg->narrow_sight(n.subject));
  PgDatabase& database = store.pg->connection();
  {
    const Loan last = must(database.prepare("SELECT count(*) FROM inns"));
    last->expect_last();
    REQUIRE(must(last->step()));
    CHECK(last->integer(0) == 1);
    const auto behind = must(database.prepare("SELECT count(*) FROM zones"))->step();
    REQUIRE_FALSE(behind);
    CHECK(behind.error().code == Code::internal);
  }
  CHECK_FALSE(store.pg->may_repeat());
  must(store.pg->ready());
  CHECK(number(database, "SELECT count(*) FROM inns") == 2);
}

TEST_CASE("who reads without waiting for what they may see is done again when that has changed") {
  if (no_server()) return;
  PgStore store;
  const Neighbours n(store);
  PgWriter reader(store.place.address(), store.context, store.access);
  int repeated = 0;
  const auto inns_seen = [&] {
    for (repeated = 0;; ++repeated) {
      must(reader.ready(0, true));
      must(reader.begin_read(Intent::reading));
      must(reader.narrow_sight(n.subject));
      const std::int64_t seen = number(reader.database(), "SELECT count(*) FROM inns");
      if (!reader.may_repeat()) return seen;
      CHECK(reader.trouble() == "SERIALIZATION");
    }
  };
  for (int i = 0; i < 3; ++i) {
    CHECK(inns_seen() == 1);
    CHECK(repeated == 0);
  }
  Stay stay;
  stay.person_id = {n.subject.id};
  stay.business_unit_id = {
      must(SqlWorkspace(*store.database, store.context).find<Inn>(Query{}.equal<&Inn::code>("I-b"))).front().id};
  store.add(stay);
  CHECK(inns_seen() == 2);
  CHECK(repeated == 1);
  CHECK(inns_seen() == 2);
  CHECK(repeated == 0);
}

TEST_CASE("nobody writes on the strength of what has changed since") {
  if (no_server()) return;
  PgStore store;
  const Org org = add_org(store, "a");
  PgWriter writer(store.place.address(), store.context, store.access);
  const auto begin = [&] {
    must(writer.ready(0, true));
    must(writer.begin_read(Intent::reading));
    REQUIRE(writer.version(Intent::reading));
    return writer.begin_request();
  };
  must(begin());
  writer.undo_request();
  must(begin());
  writer.undo_request();
  add_org(store, "b");
  const auto begun = begin();
  REQUIRE_FALSE(begun);
  CHECK(begun.error().reason == "SERIALIZATION");
  CHECK(writer.may_repeat());
  must(begin());
  writer.undo_request();
  CHECK_FALSE(writer.may_repeat());
}

TEST_CASE("who holds something in one tenant writes in no other, whatever is asked for") {
  if (no_server()) return;
  PgStore store;
  const Neighbours n(store);
  const auto save = [&](Zone zone) {
    must(store.pg->ready());
    must(store.writer->begin_request());
    must(store.writer->narrow_writes(n.subject));
    SqlWorkspace workspace(*store.database, store.context);
    const auto saved = workspace.save(zone);
    if (!saved) return store.writer->undo_request(), false;
    return bool(store.writer->keep_request(workspace, {.action = "test.run"}));
  };
  CHECK(save(make_zone(n.a, "own")));
  CHECK_FALSE(save(make_zone(n.b, "foreign")));
  Zone theirs =
      must(SqlWorkspace(*store.database, store.context).find<Zone>(Query{}.equal<&Zone::organisation_id>({n.b.id})))
          .front();
  theirs.name = "taken over";
  CHECK_FALSE(save(theirs));
  CHECK(number(*store.database, "SELECT count(*) FROM zones WHERE name IN ('foreign', 'taken over')") == 0);
  CHECK(store.verified().whole());
}

TEST_CASE("a session that says nothing of tenants sees none") {
  if (no_server()) return;
  PgStore store;
  add_org(store, "a");
  const Neighbours n(store);
  const auto other = must(PgDatabase::open(store.place.address()));
  must(other->run("RESET carmen.tenants; RESET carmen.writes"));
  CHECK(number(*other, "SELECT count(*) FROM inns") == 0);
  CHECK_FALSE(other->run("DELETE FROM journal"));
}

TEST_CASE("of two who change one tenant at once the second is told to do it again, and then can") {
  if (no_server()) return;
  PgStore store;
  const Org org = add_org(store, "a");
  PgWriter second(store.place.address(), store.context, store.access);
  must(second.ready(7));
  const auto write = [&](Writer& writer, const std::string& name, const std::function<void()>& meanwhile) {
    Outcome done = writer.begin_request();
    if (!done) return done;
    SqlWorkspace workspace(writer.database(), store.context);
    Zone zone = make_zone(org, name);
    done = workspace.save(zone);
    meanwhile();
    return done ? writer.keep_request(workspace, {.action = "test.run"}) : done;
  };
  const auto beaten = write(second, "second", [&] { must(write(*store.pg, "first", [] {})); });
  REQUIRE_FALSE(beaten);
  CHECK(beaten.error().reason == "SERIALIZATION");
  CHECK(second.may_repeat());
  CHECK(store.access.expected(7) == std::set<std::string>{to_text(org.id)});  // it will wait its turn
  must(second.ready(7));
  must(write(second, "second", [] {}));
  CHECK_FALSE(second.may_repeat());
  CHECK(number(*store.database, "SELECT count(*) FROM zones") == 2);
  CHECK(store.verified().whole());
}

TEST_CASE("a connection that goes leaves nothing half done, and the next one goes on") {
  if (no_server()) return;
  PgStore store;
  const Org org = add_org(store, "a");
  must(store.pg->ready());
  const std::string process = std::to_string(number(*store.database, "SELECT pg_backend_pid()"));
  must(store.writer->begin_request());
  SqlWorkspace workspace(*store.database, store.context);
  Zone zone = make_zone(org, "zone");
  must(workspace.save(zone));
  must(must(PgDatabase::open(store.place.address()))->run("SELECT pg_terminate_backend(" + process + ")"));
  const auto kept = store.writer->keep_request(workspace, {.action = "test.run"});
  REQUIRE_FALSE(kept);
  CHECK(kept.error().reason == "DATABASE_AWAY");
  CHECK(store.pg->may_repeat());
  must(store.pg->ready());
  CHECK(number(store.pg->database(), "SELECT count(*) FROM zones") == 0);
  CHECK(number(store.pg->database(), "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == 0);
}

// Between the two the server may have crashed, which gives out the numbers of its transactions anew.
TEST_CASE("what a connection saw of access says nothing to one that came later") {
  if (no_server()) return;
  PgStore store;
  const auto version = [](PgWriter& writer) {
    must(writer.ready());
    must(writer.begin_read(Intent::reading));
    return writer.version(Intent::reading).value().others;
  };
  const auto first = version(*store.pg);
  CHECK(version(*store.pg) == first);
  PgWriter later(store.place.address(), store.context, store.access);
  const auto second = version(later);
  CHECK(second != first);
  CHECK(version(*store.pg) == second);
  CHECK(version(later) == second);
}

TEST_CASE("rows are read as they come, and others beside them") {
  if (no_server()) return;
  PgStore store;
  const Loan many = must(store.database->prepare("SELECT n FROM generate_series(1, 5000) n"));
  many->expect_many();
  for (int i = 1; i <= 10; ++i) REQUIRE((must(many->step()) && many->integer(0) == i));
  CHECK(number(*store.database, "SELECT 42") == 42);
  for (int i = 11; i <= 5000; ++i) REQUIRE((must(many->step()) && many->integer(0) == i));
  CHECK_FALSE(must(many->step()));
  {
    const Loan left = must(store.database->prepare("SELECT n FROM generate_series(1, 5000) n"));
    left->expect_many();
    REQUIRE(must(left->step()));
  }
  CHECK(number(*store.database, "SELECT 43") == 43);
  const auto broken = must(store.database->prepare("SELECT 1 / (5 - n) FROM generate_series(1, 9) n"))->step();
  CHECK_FALSE(broken);
  CHECK(number(*store.database, "SELECT 44") == 44);
}

TEST_CASE("the database folds text as we do") {
  if (no_server()) return;
  PgStore store;
  const Loan row = must(store.database->prepare("SELECT fold($1)"));
  for (char32_t first = 0x20; first < 0x2100; first += 0x20) {
    std::string text = "x";
    for (char32_t c = first; c < first + 0x20; ++c) {
      if (c < 0x80) text += static_cast<char>(c);
      else if (c < 0x800) (text += static_cast<char>(0xC0 | c >> 6)) += static_cast<char>(0x80 | (c & 0x3F));
      else
        ((text += static_cast<char>(0xE0 | c >> 12)) += static_cast<char>(0x80 | ((c >> 6) & 0x3F))) +=
            static_cast<char>(0x80 | (c & 0x3F));
    }
    row->bind_text(1, text);
    REQUIRE(must(row->step()));
    CHECK(row->text(0) == fold(text));
    row->reset();
  }
}

TEST_CASE("what is wrong with an address is said in one line, and tells no password") {
  for (const std::string address :
       {"postgres://u:geheim@127.0.0.1:1/none", "postgres://u:geheim@no.such.host.invalid/none",
        "postgres://u:geheim@/none?host=/nowhere", "mysql://u:geheim@h/d", "postgres://u:geheim@h/d?nonsense=1"}) {
    CAPTURE(address);
    const auto opened = PgDatabase::open(address);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == Code::unavailable);
    CHECK(!opened.error().message.empty());
    CHECK(opened.error().message.find("geheim") == std::string::npos);
    CHECK(opened.error().message.find('\n') == std::string::npos);
  }
}

TEST_CASE("whether access has changed is looked up in an index, however empty the table was when that was planned") {
  if (no_server()) return;
  PgStore store;
  PgDatabase& database = store.pg->connection();
  must(store.pg->ready());
  must(store.pg->begin_read(Intent::reading));
  REQUIRE(store.pg->version(Intent::reading));
  must(store.pg->ready());
  must(database.run("SET plan_cache_mode = force_generic_plan"));
  std::string name, plan;
  {
    const Loan row = must(database.prepare(
        "SELECT \"name\"::text FROM pg_prepared_statements WHERE statement LIKE '%FROM \"access_changes\"%'"));
    REQUIRE(must(row->step()));
    name = row->text(0);
  }
  const Loan row = must(database.prepare("EXPLAIN (COSTS OFF) EXECUTE \"" + name + "\"('1:1:')"));
  while (must(row->step())) plan += std::string(row->text(0)) + "\n";
  INFO(plan);
  CHECK(plan.find("Index Only Scan using access_changes_pkey") != plan.npos);
  CHECK(plan.find("Seq Scan") == plan.npos);
}
