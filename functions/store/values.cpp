#include "store/values.h"

#include "core/time.h"
#include "model/types.h"

namespace {

Error damaged(const Entity& entity, const Field& f) {
  return {.code = Code::unavailable,
          .message = "The database holds a value that does not fit: " + std::string(entity.name) + "." +
                     std::string(f.name) + ".",
          .reason = "DATABASE_CORRUPT"};
}

bool is_tenant(const Field& f) { return f.name == "tenant"; }

bool read_uuid(std::string_view text, bool null, Uuid& out) {
  const auto id = null ? Uuid{} : parse_uuid(text);
  if (id) out = *id;
  return id.has_value();
}

bool read_timestamp(std::string_view text, Timestamp& out) {
  const auto at = parse_timestamp(text);
  if (at) out = *at;
  return at.has_value();
}

// Straight into the member where its type is a common one: half of a request's time went through Json here.
bool read_member(const Statement& statement, int column, const Field& f, void* row) {
  const TypeOps* type = f.type;
  void* at = f.at(row);
  if (type == &TypeOf<std::string>::ops) return static_cast<std::string*>(at)->assign(statement.text(column)), true;
  if (type == &TypeOf<std::int64_t>::ops) return *static_cast<std::int64_t*>(at) = statement.integer(column), true;
  const bool null = statement.is_null(column);
  if (type->kind == Kind::reference) return read_uuid(statement.text(column), null, *static_cast<Uuid*>(at));
  if (null) return f.write(row, {});
  if (type == &TypeOf<Timestamp>::ops) return read_timestamp(statement.text(column), *static_cast<Timestamp*>(at));
  if (type->kind == Kind::list && statement.text(column) == "[]") return type->resize(at, 0), true;
  return f.write(row, read_column(statement, column, type->kind));
}

void bind_member(Statement& statement, int at, const Field& f, const void* row) {
  const void* value = f.in(row);
  if (f.type == &TypeOf<std::string>::ops) return statement.bind_text(at, *static_cast<const std::string*>(value));
  if (f.type == &TypeOf<std::int64_t>::ops) return statement.bind_integer(at, *static_cast<const std::int64_t*>(value));
  if (f.kind() != Kind::reference) return bind(statement, at, f.read(row));
  const Uuid& id = *static_cast<const Uuid*>(value);
  if (id.is_nil() && !is_tenant(f)) statement.bind_null(at);
  else statement.bind_text(at, to_text(id));
}

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

Outcome read_columns(const Statement& statement, const Entity& entity, const std::vector<const Field*>& columns,
                     void* row) {
  int column = 0;
  for (const Field* f : columns)
    if (!read_member(statement, column++, *f, row)) return damaged(entity, *f);
  return Done{};
}

void bind_insert(Statement& statement, const Table& table, const void* row) {
  int at = 0;
  for (const Field* f : table.columns()) bind_member(statement, ++at, *f, row);
  if (table.searchable()) statement.bind_text(++at, table.search_text(row));
}

void bind_update(Statement& statement, const Table& table, const void* row) {
  int at = 0;
  for (const Field* f : table.columns())
    if (!is_fixed_column(*f)) bind_member(statement, ++at, *f, row);
  if (table.searchable()) statement.bind_text(++at, table.search_text(row));
  statement.bind_text(++at, to_text(record_of(row).id));
  statement.bind_integer(++at, record_of(row).version - 1);
}
