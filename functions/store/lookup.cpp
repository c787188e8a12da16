#include "store/lookup.h"

#include <cassert>

#include "store/sql_text.h"
#include "store/values.h"

Lookup::Lookup(const Entity& entity, std::string_view key, std::initializer_list<std::string_view> columns)
    : entity_(&entity) {
  assert(find_column(entity, key)->has(Field::Unique));
  sql_ = "SELECT ";
  for (const std::string_view name : columns) {
    sql_ += (columns_.empty() ? "" : ", ") + quoted(name);
    columns_.push_back(find_column(entity, name));
  }
  sql_ += " FROM " + quoted(entity.name) + " WHERE " + quoted(key) + " = $1 AND \"archived_at\" IS NULL";
}

Result<bool> Lookup::find(Database& database, std::string_view value, void* row) const {
  const Loan statement = TRY(database.prepare(sql_));
  statement->bind_text(1, value);
  if (!TRY(statement->step())) return false;
  TRY(read_columns(*statement, *entity_, columns_, row));
  return true;
}
