#include "test_store.h"

namespace {

// Two organisations with a zone each, and a person: records of three tenants.
struct Planted {
  Org a, b;
  Person person;
};

Planted plant(TestStore& store) {
  Planted p;
  p.a.name = "a";
  p.b.name = "b";
  p.person.name = "Anna";
  p.person.email = "anna@example.com";
  p.person.secret = "secret";
  store.commit([&](SqlWorkspace& workspace) {
    must(workspace.save(p.a));
    must(workspace.save(p.b));
    must(workspace.save(p.person));
    workspace.emit("orgs.created", p.b.id);
    workspace.charge("Fee", {100}, "EUR");
  });
  for (const Org* org : {&p.a, &p.b}) {
    Zone zone;
    zone.organisation_id = {org->id};
    zone.name = "zone";
    zone = store.add(zone);
    zone.name = "renamed";
    store.add(zone);
  }
  store.commit([&](SqlWorkspace& workspace) {
    Person person = must(workspace.load(Id<Person>{p.person.id}));
    person.tags = {{"x", 1}};
    must(workspace.save(person));
    must(workspace.archive(person));
  });
  store.commit([&](SqlWorkspace& workspace) {
    Person person;
    REQUIRE(must(workspace.fetch(kPeople, p.person.id, &person)));
    must(workspace.restore(kPeople, &person));
  });
  return p;
}

void tamper(TestStore& store, const std::string& sql) {
  store.writer->rest();
  store.unfreeze_journal();
  store.drop_foreign_keys();
  must(store.database->run(sql));
}

}  // namespace

TEST_CASE("every record is canonical, and belongs to one tenant") {
  TestStore store;
  const Planted p = plant(store);
  const auto rows = must(store.database->prepare("SELECT tenant, seq, record FROM journal ORDER BY tenant, seq"));
  int records = 0, events = 0, charges = 0;
  while (must(rows->step())) {
    ++records;
    const Json record = must(parse_json(rows->text(2)));
    CHECK(canonical_text(record) == rows->text(2));
    CHECK(record.text("tenant") == rows->text(0));
    CHECK(record.integer("seq") == rows->integer(1));
    CHECK(rows->text(2).find("\"secret\"") == std::string_view::npos);
    events += record.find("events") != nullptr;
    charges += record.find("charges") != nullptr;
    if (record.find("events")) CHECK(record.text("tenant") == to_text(p.b.id));
  }
  CHECK(records == 9);
  CHECK(events == 1);
  CHECK(charges == 1);
  const Verdict verdict = store.verified();
  for (const Finding& f : verdict.findings) UNSCOPED_INFO(f.tenant << " " << f.seq << " " << f.what);
  CHECK(verdict.whole());
  CHECK(verdict.tenants == 3);
  CHECK(verdict.rows == 5);
}

TEST_CASE("the journal takes no change") {
  TestStore store;
  plant(store);
  for (const char* sql : {"UPDATE journal SET actor_name = 'x'", "DELETE FROM journal", "DELETE FROM journal_heads",
                          "UPDATE journal_targets SET seq = 9"})
    CHECK_FALSE(store.database->run(sql));
}

TEST_CASE("whatever is changed is found, and named") {
  TestStore store;
  const Planted p = plant(store);
  const std::string tenant = to_text(p.a.id);
  const std::string where = " WHERE tenant = '" + tenant + "' AND seq = 2";
  struct Case {
    std::string sql;
    std::int64_t seq;
  };
  const Case cases[] = {
      {"UPDATE journal SET record = replace(record, 'zone', 'Zone')" + where, 2},
      {"UPDATE journal SET actor_name = 'Nobody'" + where, 2},
      {"UPDATE journal SET actor = '1' || substr(actor, 2)" + where, 2},
      {"UPDATE journal SET behind = tenant" + where, 2},
      {"UPDATE journal SET action = 'other.run'" + where, 2},
      {"UPDATE journal SET at = replace(at, '2027', '2026')" + where, 2},
      {"UPDATE journal SET cluster = NULL" + where, 2},
      {"UPDATE journal SET leaf = substr(leaf, 2)" + where, 2},
      {"DELETE FROM journal" + where, 2},
      {"DELETE FROM journal WHERE tenant = '" + tenant + "' AND seq = 3", 3},
      {"DELETE FROM journal WHERE tenant = '" + tenant + "'", 1},
      {"UPDATE zones SET name = 'other' WHERE tenant = '" + tenant + "'", 3},
      {"UPDATE zones SET version = 7 WHERE tenant = '" + tenant + "'", 3},
      {"UPDATE zones SET updated_at = created_at || '', updated_by = tenant WHERE tenant = '" + tenant + "'", 3},
      {"UPDATE orgs SET name = 'other' WHERE id = '" + tenant + "'", 1},
      {"UPDATE people SET secret = 'other'", 0},
      {"UPDATE people SET search_text = 'other'", 0},
      {"UPDATE people SET tags = '[]'", 0},
      {"UPDATE people SET tags = replace(tags, 'weight', 'wieght')", 0},
      {"UPDATE people SET mood = upper(mood)", 0},
      {"UPDATE people SET created_at = lower(created_at)", 0},
      {"DELETE FROM people", 0},
      {"INSERT INTO orgs (id, tenant, version, name) VALUES ('00000000-0000-7000-8000-000000000001', '" + tenant +
           "', 1, 'x')",
       0},
      {"DELETE FROM journal_targets" + where, 0},
      {"UPDATE journal_targets SET target = tenant" + where, 0},
      {"UPDATE journal_targets SET resource = 'other'" + where, 0},
      {"UPDATE journal_trees SET peaks = substr(peaks, 2)", 0},
      {"UPDATE journal_heads SET root = substr(root, 2) WHERE seq = 1", 0},
      {"DELETE FROM journal_heads WHERE seq = (SELECT max(seq) FROM journal_heads)", 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.sql);
    must(store.database->run("BEGIN"));
    tamper(store, c.sql);
    REQUIRE(store.database->rows_changed() > 0);
    const Verdict verdict = store.verified();
    REQUIRE_FALSE(verdict.whole());
    if (c.seq) {
      CHECK(verdict.findings.front().tenant == tenant);
      CHECK(verdict.findings.front().seq == c.seq);
    }
    must(store.database->run("ROLLBACK"));
  }
  CHECK(store.verified().whole());
}

TEST_CASE("the newest records cannot be cut off, even with their trees") {
  SqliteStore store;
  Org org;
  org.name = "a";
  org = store.add(org);
  std::filesystem::copy_file(store.folder.file("heads.jsonl"), store.folder.file("before.jsonl"));
  must(store.database->run("VACUUM INTO '" + store.folder.file("copy.db") + "'"));
  org.name = "b";
  store.add(org);
  const auto copy = must(SqliteDatabase::open(store.folder.file("copy.db"), OpenMode::write));
  CHECK(must(verify(*copy, store.tables, store.folder.file("before.jsonl"), store.key)).whole());
  const Verdict verdict = must(verify(*copy, store.tables, store.folder.file("heads.jsonl"), store.key));
  REQUIRE_FALSE(verdict.whole());
  CHECK(verdict.findings.front().what.find("deleted") != std::string::npos);
}

TEST_CASE("a journal made anew bears no signature") {
  TestStore store;
  Org org;
  org.name = "a";
  store.add(org);
  store.writer->rest();
  TemporaryFolder elsewhere;
  const SigningKey other = must(SigningKey::load_or_make(elsewhere.file("key")));
  const Verdict verdict = must(verify(*store.database, store.tables, store.folder.file("heads.jsonl"), other));
  CHECK_FALSE(verdict.whole());
  CHECK(must(SigningKey::load(store.folder.file("keys/journal.key"))).public_key() == store.key.public_key());
  std::filesystem::permissions(elsewhere.file("key"), std::filesystem::perms::others_read,
                               std::filesystem::perm_options::add);
  CHECK_FALSE(SigningKey::load(elsewhere.file("key")));
}
