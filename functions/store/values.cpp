#include "store/values.h"

namespace {

Error damaged(const Table& table, const Field& f) {
  return {.code = Code::unavailable,
          .message = "The database holds a value that does not fit: " + std::string(table.entity().name) + "." +
                     std::string(f.name) + ".",
          .reason = "DATABASE_CORRUPT"};
}

bool is_tenant(const Field& f) { return f.name == "tenant"; }

}  // namespace

Json column_value(const Field& field, const void* row) {
  if (is_tenant(field)) return to_text(record_of(row).tenant);
  return field.read(row);
}

Json read_column(const Statement& statement, int column, Kind kind) {
  if (statement.is_null(column)) return {};
  switch (kind) {
    case Kind::boolean: return statement.boolean(column);
    case Kind::integer:
    case Kind::money: return statement.integer(column);
    case Kind::list:
    case Kind::object: {
      auto parsed = parse_json(statement.text(column), {.bytes = 64u << 20, .depth = 64});
      return parsed ? std::move(*parsed) : Json();
    }
    default: return statement.text(column);
  }
}

Outcome read_row(const Statement& statement, const Table& table, void* row) {
  int column = 0;
  for (const Field* f : table.columns()) {
    const Json value = read_column(statement, column++, f->kind());
    if (!f->write(row, value)) return damaged(table, *f);
  }
  return Done{};
}

void bind_insert(Statement& statement, const Table& table, const void* row) {
  int at = 0;
  for (const Field* f : table.columns()) bind(statement, ++at, column_value(*f, row));
  if (table.searchable()) statement.bind_text(++at, table.search_text(row));
}

void bind_update(Statement& statement, const Table& table, const void* row) {
  int at = 0;
  for (const Field* f : table.columns())
    if (!is_fixed_column(*f)) bind(statement, ++at, column_value(*f, row));
  if (table.searchable()) statement.bind_text(++at, table.search_text(row));
  statement.bind_text(++at, to_text(record_of(row).id));
  statement.bind_integer(++at, record_of(row).version - 1);
}
