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
        "AND m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!'",
    .skip_locked = "",
    .row_lock = "",
    .folded = folded,
    .one_of = one_of,
    .walked_past = walked_past,
    .wide_order = true,
    .index_made = "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = $1",
    .search_index = [](std::string_view) { return std::string(); },
    .append_only = append_only,
    .wall = [](std::string_view) { return std::string(); },
};

}  // namespace

const Dialect& sqlite_dialect() { return kDialect; }
