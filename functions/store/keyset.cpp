#include <algorithm>

#include "store/where.h"

namespace {

struct Key {
  std::string_view name;
  bool descending;
  bool nullable;
  bool text = true;  // in its column
};

bool is_text(const Field& f) {
  return f.kind() != Kind::integer && f.kind() != Kind::money && f.kind() != Kind::boolean;
}

// The identifier runs in the direction of the last key, so that one index serves both.
std::vector<Key> keys_of(const Query& query) {
  std::vector<Key> keys;
  for (const Order& order : query.order)
    keys.push_back({order.field->name, order.descending, order.field->type->nullable && order.field->name != "tenant",
                    is_text(*order.field)});
  keys.push_back({"id", !keys.empty() && keys.back().descending, false});
  return keys;
}

// Nulls come first going up and last going down.
void append_beyond(SqlText& sql, const Key& key, const Json& value) {
  if (value.is_null()) {
    sql += key.descending ? "FALSE" : "";
    if (!key.descending) sql.column("t", key.name) += " IS NOT NULL";
    return;
  }
  if (key.descending && key.nullable) sql += "(";
  sql.column("t", key.name) += key.descending ? " < " : " > ";
  sql.value(value);
  if (key.descending && key.nullable) (sql += " OR ").column("t", key.name) += " IS NULL)";
}

void append_tie(SqlText& sql, const Key& key, const Json& value) {
  sql.column("t", key.name);
  if (value.is_null()) sql += " IS NULL";
  else (sql += " = ").value(value);
}

// key1 beyond, or a tie there and key2 beyond, …
void append_after(SqlText& sql, const std::vector<Key>& keys, const std::vector<Json>& after, std::size_t at) {
  if (at + 1 == keys.size()) return append_beyond(sql, keys[at], after[at]);
  sql += "(";
  append_beyond(sql, keys[at], after[at]);
  sql += " OR (";
  append_tie(sql, keys[at], after[at]);
  sql += " AND ";
  append_after(sql, keys, after, at + 1);
  sql += "))";
}

// (a, b, id) > ($1, $2, $3): what an index can seek.
bool run_one_way(const std::vector<Key>& keys) {
  for (const Key& key : keys)
    if (key.nullable || key.descending != keys[0].descending) return false;
  return true;
}

bool is_seekable(const std::vector<Key>& keys, const std::vector<Json>& after) {
  return run_one_way(keys) &&
         std::none_of(after.begin(), after.end(), [](const Json& value) { return value.is_null(); });
}

void append_compared(SqlText& sql, const std::vector<Key>& keys, std::string_view sign,
                     const std::vector<Json>& values) {
  const auto each = [&](auto append) {
    sql += "(";
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (i) sql += ", ";
      append(i);
    }
    sql += ")";
  };
  each([&](std::size_t i) { sql.column("t", keys[i].name); });
  sql += sign;
  each([&](std::size_t i) { sql.value(values[i]); });
}

}  // namespace

bool runs_one_way(const Query& query) { return run_one_way(keys_of(query)); }

void append_until(SqlText& sql, const Query& query, const std::vector<Json>& last) {
  const std::vector<Key> keys = keys_of(query);
  sql += " AND ";
  append_compared(sql, keys, keys[0].descending ? " >= " : " <= ", last);
}

void append_page(SqlText& sql, const Query& query, const Dialect* sorted) {
  const std::vector<Key> keys = keys_of(query);
  if (query.after.size() == keys.size()) {
    sql += " AND ";
    if (is_seekable(keys, query.after)) append_compared(sql, keys, keys[0].descending ? " < " : " > ", query.after);
    else append_after(sql, keys, query.after, 0);
  }
  sql += " ORDER BY ";
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i) sql += ", ";
    if (sorted && keys[i].text) sql += sorted->walked_past("t." + quoted(keys[i].name), true);
    else sql.column("t", keys[i].name);
    if (keys[i].descending) sql += " DESC";
    if (keys[i].nullable) sql += keys[i].descending ? " NULLS LAST" : " NULLS FIRST";
  }
  if (query.limit > 0) sql += " LIMIT " + std::to_string(query.limit);  // no parameter: its value decides the plan
}
