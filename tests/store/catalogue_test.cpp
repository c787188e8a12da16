#include "catalogue/catalogue.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "test_store.h"

#include "postgres/pg_dialect.h"
#include "sqlite/sqlite_dialect.h"
#include "store/schema.h"
#include "store/sql_text.h"
#include "store/values.h"

namespace {

// Tables of the platform, not of a tenant, and why.
const std::map<std::string, std::string> kPlatformWide = {
    {"organisations", "each is a tenant"},
    {"users", "one person works for several tenants"},
    {"sessions", "of a person"},
    {"password_links", "of a person"},
    {"sign_in_events", "of a person, or of nobody who is known"},
    {"saved_views", "of a person"},
    {"modules", "sold to all"},
    {"plans", "sold to all"},
    {"plan_versions", "sold to all"},
    {"imports", "one may bring several tenants"},
    {"import_contents", "of an import"},
    {"isolation_checks", "of the platform"},
    {"meta", "of the database"},
    {"journal_heads", "the platform's tree over the tenants' heads"},
    {"idempotency_keys", "of a person"},
    {"setup_links", "of nobody yet"},
    {"jobs", "of the worker"},
    {"access_changes", "of all processes"},
};

// A value of the field's own type, another for each `salt`.
Json sample(const Field& f, int salt, IdSource& ids) {
  switch (f.kind()) {
    case Kind::boolean: return salt % 2 == 0;
    case Kind::integer:
    case Kind::money: return std::int64_t{1'000'000'007} * salt;
    case Kind::timestamp: return salt % 2 ? "2026-11-21T05:10:00.000Z" : "2027-01-02T03:04:05.678Z";
    case Kind::date: return salt % 2 ? "2026-11-21" : "2027-01-02";
    case Kind::reference: return to_text(ids.next());
    case Kind::choice: return f.type->choices[static_cast<std::size_t>(salt) % f.type->choices.size()];
    case Kind::list:
    case Kind::object: break;
    case Kind::text: return std::string(f.name) + " \"ö'; -- " + std::to_string(salt);
  }
  return {};
}

Row sample_row(const Entity& entity, int salt, IdSource& ids) {
  Row row(entity);
  for (const Field& f : entity.fields)
    if (const Json value = sample(f, salt, ids); !value.is_null() && !f.write(row.data(), value))
      (void)f.write(row.data(), std::int64_t{salt});  // a narrower whole number
  Record& record = row.record();
  record.id = ids.next();
  record.version = 1;
  record.created_at = record.updated_at = {1'800'000'000'000 + salt};
  record.created_by = record.updated_by = ids.next();
  if (entity.tenant_owned) record.tenant = ids.next();
  return row;
}

Outcome insert(Database& database, const Table& table, const Row& row) {
  const Loan statement = TRY(database.prepare(table.insert()));
  bind_insert(*statement, table, row.data());
  (void)TRY(statement->step());
  return Done{};
}

}  // namespace

TEST_CASE("every entity of the catalogue keeps every column") {
  TestStore store(catalogue());
  store.drop_foreign_keys();
  for (const Table* table : store.tables.in_order()) {
    const Entity& entity = table->entity();
    CAPTURE(entity.name);
    const Row row = sample_row(entity, 1, store.ids), other = sample_row(entity, 2, store.ids);
    must(insert(*store.database, *table, row));
    must(insert(*store.database, *table, other));
    SqlWorkspace workspace(*store.database, store.context);
    Row back(entity);
    REQUIRE(must(workspace.fetch(entity, row.record().id, back.data())));
    for (const Field* f : table->columns()) {
      CAPTURE(f->name);
      CHECK(f->read(back.data()) == f->read(row.data()));
    }
    CHECK(must(workspace.count(entity, {})) == 2);

    const ListPage page = must(list_json(*store.database, store.tables, entity, {}, {}));
    const Json rows = must(parse_json(page.rows));
    CHECK(rows.if_array()->at(0) == row_json(entity, row.data()));
    for (const Field& f : entity.fields) {
      if (!f.has(Field::Private) || !f.read(row.data()).if_text()) continue;
      CHECK(page.rows.find(to_json_text(f.read(row.data()))) == std::string::npos);
    }
  }
}

TEST_CASE("every unique field of the catalogue is refused by its name, among live rows") {
  TestStore store(catalogue());
  store.drop_foreign_keys();
  for (const Table* table : store.tables.in_order()) {
    const Entity& entity = table->entity();
    for (const Field& f : entity.fields) {
      if (!f.has(Field::Unique)) continue;
      CAPTURE(entity.name, f.name);
      const Row first = sample_row(entity, 1, store.ids);
      Row second = sample_row(entity, 2, store.ids);
      second.record().tenant = first.record().tenant;
      REQUIRE(f.write(second.data(), f.read(first.data())));
      must(store.database->run("DELETE FROM " + quoted(entity.name)));
      must(insert(*store.database, *table, first));
      const auto refused = insert(*store.database, *table, second);
      REQUIRE_FALSE(refused);
      CHECK(refused.error().code == Code::conflict);
      CHECK(refused.error().faults.at(0).field == f.name);
      must(store.database->run("UPDATE " + quoted(entity.name) + " SET \"archived_at\" = '2026-01-01T00:00:00.000Z'"));
      CHECK(insert(*store.database, *table, second));
    }
  }
}

TEST_CASE("every filterable field of the catalogue filters, sorts and takes no SQL") {
  TestStore store(catalogue());
  for (const Table* table : store.tables.in_order()) {
    const Entity& entity = table->entity();
    for (const Field* f : table->columns()) {
      if (!f->has(Field::Filterable)) continue;
      CAPTURE(entity.name, f->name);
      for (const Op op : {Op::equal, Op::not_equal, Op::less, Op::at_most, Op::greater, Op::at_least, Op::contains}) {
        Query query;
        query.where.push_back({f, op, "'); DROP TABLE users; --"});
        query.order.push_back({f, true});
        query.search = "' OR 1=1 \"";
        CHECK(must(list_json(*store.database, store.tables, entity, query, {})).count == 0);
      }
    }
  }
  must(check_schema(*store.database, store.tables));
}

TEST_CASE("keys, unique indexes and foreign keys begin with the tenant, platform-wide tables aside") {
  const Tables tables(catalogue());
  for (const Dialect* dialect : {&sqlite_dialect(), &pg_dialect()}) {
    std::vector<SchemaTable> schema = own_schema(*dialect);
    for (SchemaTable& table : schema_of(tables, *dialect)) schema.push_back(std::move(table));
    std::set<std::string> wide;
    for (const SchemaTable& table : schema) {
      CAPTURE(table.name);
      if (kPlatformWide.count(table.name)) {
        wide.insert(table.name);
        continue;
      }
      CHECK(table.constraints.front().starts_with("PRIMARY KEY (\"tenant\""));
      for (const std::string& sql : table.indexes)
        if (sql.find("UNIQUE INDEX") != sql.npos) CHECK(sql.find(" (\"tenant\", ") != sql.npos);
      for (const std::string& sql : table.constraints) {
        const auto target = sql.find("REFERENCES \"");
        if (target == sql.npos) continue;
        // A table that every place holds whole may be referred to from anywhere.
        const std::string name = sql.substr(target + 12, sql.find('"', target + 12) - target - 12);
        if (!kPlatformWide.count(name)) CHECK(sql.starts_with("FOREIGN KEY (\"tenant\", "));
      }
    }
    // No reason outlives its table; SQLite needs no access_changes.
    CHECK(wide.size() == kPlatformWide.size() - (dialect == &pg_dialect() ? 0 : 1));
  }
}

TEST_CASE("the schema is the one that was looked at, on either engine") {
  const Tables tables(catalogue());
  for (const auto& [golden, dialect] : {std::pair("tests/golden/schema.sql", &sqlite_dialect()),
                                        std::pair("tests/golden/schema_postgres.sql", &pg_dialect())}) {
    const std::string schema = schema_sql(tables, *dialect);
    if (std::getenv("CARMEN_UPDATE_GOLDEN")) {
      std::filesystem::create_directories("tests/golden");
      std::ofstream(golden) << schema;
    }
    INFO("CARMEN_UPDATE_GOLDEN=1 writes it anew");
    CHECK(must(read_file(golden)) == schema);
  }
}
