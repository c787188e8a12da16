#include "catalogue/catalogue.h"

#include <cstdlib>
#include <fstream>

#include "test_store.h"

#include "store/schema.h"
#include "store/sql_text.h"
#include "store/values.h"

namespace {

constexpr const char* kGolden = "tests/golden/schema.sql";

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
  must(store.database->run("PRAGMA foreign_keys=0"));
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
  must(store.database->run("PRAGMA foreign_keys=0"));
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

TEST_CASE("keys, unique indexes and foreign keys of tenant-owned tables begin with the tenant") {
  const Tables tables(catalogue());
  TestStore store(catalogue());
  for (const SchemaTable& table : schema_of(tables, store.database->dialect())) {
    const Entity& entity = *catalogue().find_entity(table.name);
    if (!entity.tenant_owned) continue;
    CAPTURE(table.name);
    CHECK(table.constraints.front() == "PRIMARY KEY (\"tenant\", \"id\")");
    for (const std::string& sql : table.indexes)
      if (sql.find("UNIQUE") != std::string::npos) CHECK(sql.find("(\"tenant\", ") != std::string::npos);
    for (const std::string& sql : table.constraints) {
      const auto target = sql.find("REFERENCES \"");
      if (target == std::string::npos) continue;
      const std::string name = sql.substr(target + 12, sql.find('"', target + 12) - target - 12);
      if (catalogue().find_entity(name)->tenant_owned) CHECK(sql.find("FOREIGN KEY (\"tenant\", ") == 0);
    }
  }
}

TEST_CASE("the schema is the one that was looked at") {
  TestStore store(catalogue());
  const std::string schema = schema_sql(store.tables, store.database->dialect());
  if (std::getenv("CARMEN_UPDATE_GOLDEN")) {
    std::filesystem::create_directories("tests/golden");
    std::ofstream(kGolden) << schema;
  }
  INFO("CARMEN_UPDATE_GOLDEN=1 writes it anew");
  CHECK(must(read_file(kGolden)) == schema);
}
