#include "store/where.h"

#include <algorithm>

#include "core/text.h"

namespace {

constexpr std::string_view kLike = " LIKE ";
constexpr std::string_view kEscape = " ESCAPE '\\'";

std::string like_pattern(std::string_view text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

std::string_view sign_of(Op op) {
  switch (op) {
    case Op::less: return " < ";
    case Op::at_most: return " <= ";
    case Op::greater: return " > ";
    case Op::at_least: return " >= ";
    default: return " = ";
  }
}

bool is_textual(Kind kind) {
  return kind != Kind::integer && kind != Kind::money && kind != Kind::boolean && kind != Kind::list &&
         kind != Kind::object;
}

// A strict engine compares no flag with a text; nothing is equal to what it cannot be.
bool fits(const Field& f, const Json& value) {
  if (value.is_null()) return true;
  if (f.kind() == Kind::boolean) return value.if_bool() != nullptr;
  if (f.kind() == Kind::integer || f.kind() == Kind::money) return value.if_int() != nullptr;
  return value.if_text() != nullptr || f.kind() == Kind::list || f.kind() == Kind::object;
}

// The nil tenant is a value of its column, all other nulls are NULL.
Json stored(const Field& f, const Json& value) {
  return f.name == "tenant" && value.is_null() ? Json(to_text(Uuid{})) : value;
}

// Who walks the rows in their order looks at each of them.
std::string column_of(const Condition& c, const Dialect& dialect, MemberSearch search) {
  const std::string column = "t." + quoted(c.field->name);
  return search == MemberSearch::by_row ? dialect.walked_past(column, false) : column;
}

void append_in(SqlText& sql, const Condition& c, const Dialect& dialect, MemberSearch search) {
  Json::Array values;
  bool null = false;
  if (const auto* items = c.value.if_array())
    for (const Json& item : *items) {
      Json value = stored(*c.field, item);
      if (value.is_null()) null = true;
      else values.push_back(std::move(value));
    }
  sql += "(";
  const bool integers = c.field->kind() == Kind::integer || c.field->kind() == Kind::money;
  const std::string column = column_of(c, dialect, search);
  sql.value_in(to_json_text(Json(std::move(values))),
               [&](const std::string& parameter) { return dialect.one_of(column, parameter, integers); });
  if (null) {
    sql += " OR ";
    sql.column("t", c.field->name) += " IS NULL";
  }
  sql += ")";
}

void append_condition(SqlText& sql, const Condition& c, const Dialect& dialect, MemberSearch search) {
  const Json value = stored(*c.field, c.value);
  const std::string_view name = c.field->name;
  if (c.op == Op::in) return append_in(sql, c, dialect, search);
  if (c.op == Op::contains) {
    if (!is_textual(c.field->kind()) || !value.if_text()) {
      sql += "FALSE";
      return;
    }
    sql += dialect.folded("t." + quoted(name));
    sql += kLike;
    sql.value(like_pattern(fold(*value.if_text()))) += kEscape;
    return;
  }
  const bool asks_null = c.op == Op::is_null || (c.op == Op::equal && value.is_null());
  const bool asks_any = c.op == Op::not_null || (c.op == Op::not_equal && value.is_null());
  if ((value.is_null() && !asks_null && !asks_any) || !fits(*c.field, value)) {
    sql += "FALSE";
    return;
  }
  sql += column_of(c, dialect, search);
  if (asks_null) {
    sql += " IS NULL";
  } else if (asks_any) {
    sql += " IS NOT NULL";
  } else {
    sql += c.op == Op::not_equal ? " IS DISTINCT FROM " : sign_of(c.op);
    sql.value(value);
  }
}

// One word in the searchable fields that are not personal.
void append_impersonal(SqlText& sql, const Entity& entity, const std::string& pattern, const Dialect& dialect) {
  const char* before = "(";
  for (const Field& f : entity.fields) {
    if (!f.has(Field::Searchable) || f.has(Field::Personal)) continue;
    sql += before + dialect.folded("t." + quoted(f.name));
    sql += kLike;
    sql.value(pattern) += kEscape;
    before = " OR ";
  }
  sql += *before == '(' ? "FALSE" : ")";
}

bool searches_personal(const Entity& entity) {
  return std::any_of(entity.fields.begin(), entity.fields.end(),
                     [](const Field& f) { return f.has(Field::Searchable) && f.has(Field::Personal); });
}

// One word in the kept text of all searchable fields.
void append_word(SqlText& sql, const Table& table, std::string_view word, const Dialect& dialect, MemberSearch search) {
  const std::string column = "t." + quoted(kSearchColumn);
  const bool walks = search == MemberSearch::by_row && table.spans_tenants();
  sql += " AND " + (walks ? dialect.walked_past(column, true) : column);
  sql += kLike;
  sql.value(like_pattern(word)) += kEscape;
}

void append_search(SqlText& sql, const Table& table, const Query& query, const Dialect& dialect, MemberSearch search) {
  std::string_view words = query.search;
  const bool apart = !query.personal && searches_personal(table.entity());
  if (!table.searchable()) {
    sql += " AND FALSE";
    return;
  }
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (end > 0) {
      append_word(sql, table, words.substr(0, end), dialect, search);
      if (apart) append_impersonal(sql += " AND ", table.entity(), like_pattern(words.substr(0, end)), dialect);
    }
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

// Platform-wide rows belong to a tenant through the rows that show them.
void append_tenant(SqlText& sql, const Catalogue& catalogue, const Entity& entity, const Uuid& tenant) {
  const auto members = catalogue.members(entity);
  if (entity.tenant_owned || entity.scope != ScopeLevel::platform || members.empty()) {
    sql.column("t", "tenant") += " = ";
    sql.value(to_text(tenant));
    return;
  }
  sql.column("t", "id") += " IN (";
  for (std::size_t i = 0; i < members.size(); ++i) {
    sql += i ? " UNION ALL SELECT " : "SELECT ";
    sql.column("m", members[i].field->name) += " FROM " + quoted(members[i].entity->name);
    sql += " m WHERE m.\"archived_at\" IS NULL AND m.\"tenant\" = ";
    sql.value(to_text(tenant));
  }
  sql += ")";
}

}  // namespace

void append_where(SqlText& sql, const Tables& tables, const Entity& entity, const Query& query, const Dialect& dialect,
                  MemberSearch search) {
  sql += " WHERE ";
  if (query.archived == Archived::include) sql += "TRUE";
  else sql += query.archived == Archived::only ? "t.\"archived_at\" IS NOT NULL" : "t.\"archived_at\" IS NULL";
  if (query.tenant) {
    sql += " AND ";
    append_tenant(sql, tables.catalogue(), entity, *query.tenant);
  }
  for (const Condition& c : query.where) {
    sql += " AND ";
    append_condition(sql, c, dialect, search);
    if (c.op == Op::contains && c.field->has(Field::Searchable) && c.value.if_text())
      append_word(sql, tables.of(entity), fold(*c.value.if_text()), dialect, search);
  }
  if (!query.search.empty()) append_search(sql, tables.of(entity), query, dialect, search);
  if (query.within) append_within(sql += " AND ", tables.catalogue(), entity, "t", *query.within, query.reach, search);
  if (query.reach) {
    sql += " AND ";
    append_visible(sql, tables.catalogue(), entity, "t", *query.reach, search);
  }
}
