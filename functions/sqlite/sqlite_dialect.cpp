#include "sqlite/sqlite_dialect.h"

namespace {

std::string folded(std::string_view column) { return "fold(" + std::string(column) + ")"; }

std::string items_of(std::string_view parameter, bool) {
  return "SELECT value FROM json_each(" + std::string(parameter) + ")";
}

std::string append_only(std::string_view table) {
  const std::string name(table);
  const auto trigger = [&](const std::string& suffix, const std::string& verb) {
    return "CREATE TRIGGER IF NOT EXISTS \"" + name + suffix + "\" BEFORE " + verb + " ON \"" + name +
           "\" BEGIN SELECT RAISE(ABORT, '" + name + " is append-only'); END";
  };
  return trigger("_no_update", "UPDATE") + ";\n" + trigger("_no_delete", "DELETE");
}

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
    .begin_read = "BEGIN",
    .begin_write = "BEGIN IMMEDIATE",
    .all_columns =
        "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' "
        "AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!'",
    .skip_locked = "",
    .row_lock = "",
    .folded = folded,
    .items_of = items_of,
    .append_only = append_only,
    .wall = [](std::string_view) { return std::string(); },
};

}  // namespace

const Dialect& sqlite_dialect() { return kDialect; }
