#include "store/migrate.h"

#include <cstdlib>
#include <map>
#include <set>

#include "store/digest.h"
#include "store/schema.h"
#include "store/sql_text.h"

namespace {

constexpr std::string_view kProduct = "Carmen Platform";
constexpr std::int64_t kFormat = 1;  // counts the numbered migrations; additive changes leave it

Error refuse(std::string reason, std::string message) {
  return {.code = Code::unavailable, .message = std::move(message), .reason = std::move(reason)};
}

using Columns = std::map<std::string, std::set<std::string>>;  // by table

Result<Columns> read_columns(Database& database) {
  Columns columns;
  const Loan rows = TRY(database.prepare(database.dialect().all_columns));
  while (TRY(rows->step())) columns[std::string(rows->text(0))].emplace(rows->text(1));
  return columns;
}

Result<std::map<std::string, std::string>> read_meta(Database& database) {
  std::map<std::string, std::string> meta;
  const Loan rows = TRY(database.prepare("SELECT \"name\", \"value\" FROM \"meta\""));
  while (TRY(rows->step())) meta.emplace(rows->text(0), rows->text(1));
  return meta;
}

Error foreign() {
  return refuse("FOREIGN_DATABASE", "The database belongs to another program. Name another with --data or --database.");
}

enum class State { fresh, current, older };

// What is there is a part of what the catalogue asks for, and as much as its last release asked for.
Result<State> judge(Database& database, const std::vector<SchemaTable>& schema, const std::string& digest) {
  const Columns there = TRY(read_columns(database));
  if (there.empty()) return State::fresh;
  const auto own = there.find("meta");
  if (own == there.end() || !own->second.count("name") || !own->second.count("value")) return foreign();
  auto meta = TRY(read_meta(database));
  if (meta["product"] != kProduct) return foreign();
  const std::int64_t format = std::atoll(meta["format"].c_str());
  if (format > kFormat)
    return refuse("NEWER_DATABASE",
                  "The database was written by a newer release. Install that release or a later one.");
  if (meta.count(std::string(kCopyMark)))
    return refuse("COPY_UNFINISHED", "A copy into this database was not finished. Run the same \"carmen copy\" again.");
  if (format < 1 || meta.count("migrating"))
    return refuse("HALF_MIGRATED", "The database is half migrated. Restore it from its last backup.");

  Columns wanted;
  for (const SchemaTable& table : schema)
    for (const SchemaColumn& column : table.columns) wanted[table.name].insert(column.name);
  std::size_t found = 0;
  for (const auto& [table, columns] : there)
    for (const std::string& column : columns) {
      const auto at = wanted.find(table);
      if (at == wanted.end() || !at->second.count(column))
        return refuse(
            "NEWER_DATABASE",
            "The database has \"" + table + "." + column +
                "\", which this release does not know: a newer release wrote it. Install that release or a later one.");
      ++found;
    }
  if (meta["columns"] != std::to_string(found))
    return refuse("HALF_MIGRATED",
                  "The database is half migrated: tables or columns of its release are missing. Restore it from its "
                  "last backup.");
  return meta["schema"] == digest ? State::current : State::older;
}

// Of one moment, whatever another program makes of it meanwhile.
Result<State> judge_apart(Database& database, const std::vector<SchemaTable>& schema, const std::string& digest) {
  TRY(database.run(database.dialect().begin_read));
  auto state = judge(database, schema, digest);
  if (auto ended = database.run("COMMIT"); state && !ended) return ended.error();
  return state;
}

// CREATE INDEX IF NOT EXISTS "users_name" ON … An earlier release may have made it of other columns.
Outcome make_index(Database& database, const std::string& sql) {
  const auto name = sql.find('"');
  if (const std::string_view made = database.dialect().index_made; !made.empty() && name != sql.npos) {
    const std::string quoted_name = sql.substr(name, sql.find('"', name + 1) + 1 - name);
    std::string there;
    {
      const Loan row = TRY(database.prepare(made));
      row->bind_text(1, quoted_name.substr(1, quoted_name.size() - 2));
      if (TRY(row->step())) there = row->text(0);
    }
    if (!there.empty() && !there.ends_with(sql.substr(name))) TRY(database.run("DROP INDEX " + quoted_name));
  }
  return database.run(sql);
}

Outcome write_schema(Database& database, const std::vector<SchemaTable>& schema, const std::string& digest) {
  const Columns there = TRY(read_columns(database));
  std::size_t columns = 0;
  TRY(database.run(database.dialect().prelude()));
  for (const SchemaTable& table : schema) {
    const auto at = there.find(table.name);
    if (at == there.end()) TRY(database.run(create_sql(table, database.dialect())));
    else
      for (const SchemaColumn& column : table.columns)
        if (!at->second.count(column.name))
          TRY(database.run("ALTER TABLE " + quoted(table.name) + " ADD COLUMN " + column.definition));
    for (const std::string& sql : table.indexes) TRY(make_index(database, sql));
    columns += table.columns.size();
  }
  TRY(set_meta(database, "product", kProduct));
  TRY(set_meta(database, "format", std::to_string(kFormat)));
  TRY(set_meta(database, "schema", digest));
  return set_meta(database, "columns", std::to_string(columns));
}

std::string digest_of(const Tables& tables, const Dialect& dialect) {
  return to_hex(bytes_of(sha256({schema_sql(tables, dialect)})));
}

}  // namespace

Outcome migrate(Database& database, const Tables& tables) {
  const Dialect& dialect = database.dialect();
  const std::string digest = digest_of(tables, dialect);
  const std::vector<SchemaTable> schema = whole_schema(tables, dialect);
  const State state = TRY(judge_apart(database, schema, digest));
  TRY(database.run(dialect.settle));
  if (state == State::current) return database.run(dialect.grants);
  TRY(database.run(dialect.begin_write));
  const auto change = [&]() -> Outcome {
    if (TRY(judge(database, schema, digest)) != State::current) TRY(write_schema(database, schema, digest));
    return database.run(dialect.grants);
  };
  if (auto done = change(); !done) {
    if (database.in_transaction()) TRY(database.run("ROLLBACK"));
    return done;
  }
  return database.run("COMMIT");
}

std::vector<SchemaTable> whole_schema(const Tables& tables, const Dialect& dialect) {
  std::vector<SchemaTable> schema = own_schema(dialect);
  for (SchemaTable& table : schema_of(tables, dialect)) schema.push_back(std::move(table));
  return schema;
}

Result<std::optional<std::string>> find_meta(Database& database, std::string_view name) {
  const Loan row = TRY(database.prepare("SELECT \"value\" FROM \"meta\" WHERE \"name\" = $1"));
  row->bind_text(1, name);
  return TRY(row->step()) ? std::optional(std::string(row->text(0))) : std::nullopt;
}

Outcome set_meta(Database& database, std::string_view name, std::string_view value) {
  const Loan row =
      TRY(database.prepare("INSERT INTO \"meta\" (\"name\", \"value\") VALUES ($1, $2) "
                           "ON CONFLICT (\"name\") DO UPDATE SET \"value\" = excluded.\"value\""));
  row->bind_text(1, name);
  row->bind_text(2, value);
  (void)TRY(row->step());
  return Done{};
}

Outcome drop_meta(Database& database, std::string_view name) {
  const Loan row = TRY(database.prepare("DELETE FROM \"meta\" WHERE \"name\" = $1"));
  row->bind_text(1, name);
  (void)TRY(row->step());
  return Done{};
}

Result<bool> prepare_target(Database& database, const Tables& tables) {
  if (TRY(read_columns(database)).empty()) {
    TRY(migrate(database, tables));
    return true;
  }
  const auto checked = check_schema(database, tables);
  if (!checked && checked.error().reason != "COPY_UNFINISHED") return checked.error();
  if (!checked) return false;
  return !TRY(TRY(database.prepare("SELECT 1 FROM \"journal\" LIMIT 1"))->step());
}

Outcome check_schema(Database& database, const Tables& tables) {
  const Dialect& dialect = database.dialect();
  const State state = TRY(judge_apart(database, whole_schema(tables, dialect), digest_of(tables, dialect)));
  if (state == State::fresh) return refuse("EMPTY_DATABASE", "The database is empty. Run \"carmen migrate\" first.");
  if (state == State::older)
    return refuse("OLDER_DATABASE", "The database was written by an earlier release. Run \"carmen migrate\" first.");
  return Done{};
}
