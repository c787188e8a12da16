#include "sqlite/sqlite_dialect.h"

namespace {

std::string folded(std::string_view column) { return "fold(" + std::string(column) + ")"; }

std::string one_of(std::string_view column, std::string_view parameter, bool) {
  return std::string(column) + " IN (SELECT value FROM json_each(" + std::string(parameter) + "))";
}

std::string walked_past(std::string_view column, bool) { return "+" + std::string(column); }

std::string append_only(std::string_view table) {
  const std::string name(table);
  const auto trigger = [&](const std::string& suffix, const std::string& verb) {
    return "CREATE TRIGGER IF NOT EXISTS \"" + name + suffix + "\" BEFORE " + verb + " ON \"" + name +
           "\" BEGIN SELECT RAISE(ABORT, '" + name + " is append-only'); END";
  };
  return trigger("_no_update", "UPDATE") + ";\n" + trigger("_no_delete", "DELETE");
}

// The index of three characters in sequence, and the numbers by which it knows rows: VACUUM keeps those of a table that
// has them as a column.
std::string index_of(std::string_view table) { return "\"" + std::string(table) + "_search\""; }
std::string numbers_of(std::string_view table) { return "\"" + std::string(table) + "_search_rows\""; }

std::string search_index(std::string_view table) {
  const std::string index = index_of(table), numbers = numbers_of(table);
  const std::string missing =
      "(SELECT coalesce(max(\"row\"), 0) FROM " + numbers + ") + row_number() OVER (ORDER BY t.\"id\")";
  const std::string from =
      " FROM \"" + std::string(table) + "\" t WHERE t.\"id\" NOT IN (SELECT \"id\" FROM " + numbers + ")";
  return "CREATE TABLE IF NOT EXISTS " + numbers +
         " (\"row\" INTEGER PRIMARY KEY, \"id\" TEXT NOT NULL UNIQUE) STRICT;\n" +
         "CREATE VIRTUAL TABLE IF NOT EXISTS " + index +
         " USING fts5(\"text\", content='', columnsize=0, tokenize='trigram');\n" + "INSERT INTO " + index +
         " (rowid, \"text\") SELECT " + missing + ", t.\"search_text\"" + from + ";\n" + "INSERT INTO " + numbers +
         " (\"row\", \"id\") SELECT " + missing + ", t.\"id\"" + from;
}

constexpr SearchIndex kSearchIndex{
    .number = [](std::string_view table) { return "INSERT INTO " + numbers_of(table) + " (\"id\") VALUES ($1)"; },
    .put =
        [](std::string_view table) {
          return "WITH v(\"id\", \"text\") AS (VALUES ($1, $2)) INSERT INTO " + index_of(table) +
                 " (rowid, \"text\") SELECT r.\"row\", v.\"text\" FROM v JOIN " + numbers_of(table) +
                 " r ON r.\"id\" = v.\"id\"";
        },
    .drop =
        [](std::string_view table) {
          const std::string index = index_of(table);
          return "INSERT INTO " + index + " (" + index +
                 ", rowid, \"text\") SELECT 'delete', r.\"row\", t.\"search_text\" FROM " + numbers_of(table) +
                 " r JOIN \"" + std::string(table) +
                 "\" t ON t.\"id\" = r.\"id\" WHERE r.\"id\" = $1 AND t.\"search_text\" <> $2";
        },
    .found =
        [](std::string_view table, std::string_view phrase) {
          const std::string index = index_of(table);
          return "SELECT r.\"id\" FROM " + index + " w CROSS JOIN " + numbers_of(table) +
                 " r ON r.\"row\" = w.rowid WHERE " + index + " MATCH " + std::string(phrase);
        },
};

constexpr Dialect kDialect{
    .prelude = [] { return std::string(); },
    .boolean = "INTEGER",
    .integer = "INTEGER",
    .text = "TEXT",
    .bytes = "BLOB",
    .transaction = "",
    .table_end = " STRICT",
    .keyed_end = " STRICT, WITHOUT ROWID",
    .settle = "PRAGMA journal_mode=WAL",
    .grants = "",
    .learn = "",
    .begin_read = "BEGIN",
    .begin_write = "BEGIN IMMEDIATE",
    .all_columns =
        "SELECT m.name, c.name FROM pragma_table_list m, pragma_table_info(m.name) c WHERE m.schema = 'main' "
        "AND m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' "
        "AND m.name NOT LIKE '%!_search!_rows' ESCAPE '!'",
    .skip_locked = "",
    .row_lock = "",
    .folded = folded,
    .one_of = one_of,
    .walked_past = walked_past,
    .search_index = search_index,
    .kept_search = &kSearchIndex,
    .append_only = append_only,
    .wall = [](std::string_view) { return std::string(); },
};

}  // namespace

const Dialect& sqlite_dialect() { return kDialect; }
