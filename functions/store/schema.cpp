#include "store/schema.h"

#include "store/sql_text.h"
#include "store/values.h"

namespace {

ColumnKind kind_of(const Field& f) {
  if (f.kind() == Kind::boolean) return ColumnKind::boolean;
  return f.kind() == Kind::integer || f.kind() == Kind::money ? ColumnKind::integer : ColumnKind::text;
}

std::string_view type_of(const Field& f, const Dialect& dialect) {
  switch (kind_of(f)) {
    case ColumnKind::boolean: return dialect.boolean;
    case ColumnKind::integer: return dialect.integer;
    default: return dialect.text;
  }
}

std::string literal(const Json& value) {
  if (const bool* b = value.if_bool()) return *b ? "TRUE" : "FALSE";
  if (const auto* i = value.if_int()) return std::to_string(*i);
  const std::string text = value.if_text() ? *value.if_text() : to_json_text(value);
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out + "'";
}

// The default is what a column that is added later holds in the rows that are there.
std::string definition(const Field& f, const Row& fresh, const Dialect& dialect) {
  std::string text = quoted(f.name) + " " + std::string(type_of(f, dialect));
  if (f.name == "id" || f.name == "tenant") return text + " NOT NULL";
  if (f.type->nullable) return text;
  return text + " NOT NULL DEFAULT " + literal(column_value(f, fresh.data()));
}

std::string reference(const Entity& from, const Field& f) {
  const Entity& to = *f.target;
  if (to.tenant_owned && !from.tenant_owned) return {};
  const std::string column = quoted(f.name), table = quoted(to.name);
  if (to.tenant_owned) return "FOREIGN KEY (\"tenant\", " + column + ") REFERENCES " + table + " (\"tenant\", \"id\")";
  return "FOREIGN KEY (" + column + ") REFERENCES " + table + " (\"id\")";
}

std::string index(const Entity& entity, std::string_view suffix, std::string_view kind, const std::string& columns) {
  return "CREATE " + std::string(kind) + "INDEX IF NOT EXISTS " +
         quoted(std::string(entity.name) + "_" + std::string(suffix)) + " ON " + quoted(entity.name) + " (" + columns +
         ")";
}

bool has_own_index(const Field& f) {
  return f.has(Field::Filterable) && f.kind() != Kind::list && f.kind() != Kind::reference &&
         !(f.has(Field::Unique) && f.has(Field::Required));
}

// What a list shows beyond its order.
std::string rest_of_row(const Table& table, const Field& order) {
  std::string columns;
  const Field* last = nullptr;
  for (const Table::ListColumn& column : table.list_columns()) {
    if (column.field != last && column.field != &order && column.field->name != "id")
      columns += ", " + quoted(column.field->name);
    last = column.field;
  }
  return columns;
}

void add_indexes(const Table& table, const Field& f, const Dialect& dialect, std::vector<std::string>& out) {
  const Entity& entity = table.entity();
  const std::string tenant = entity.tenant_owned ? "\"tenant\", " : "";
  const std::string column = quoted(f.name);
  if (f.has(Field::Unique)) {
    std::string sql = index(entity, std::string(f.name) + "_unique", "UNIQUE ", tenant + column);
    sql += " WHERE \"archived_at\" IS NULL";
    if (f.kind() == Kind::text && !f.has(Field::Required)) sql += " AND " + column + " <> ''";
    out.push_back(std::move(sql));
  }
  if (f.kind() == Kind::reference && f.target) out.push_back(index(entity, f.name, "", column));
  else if (has_own_index(f)) {
    const bool wide = dialect.wide_order && table.spans_tenants() && f.name == entity.title;
    out.push_back(index(entity, f.name, "", tenant + column + ", \"id\"" + (wide ? rest_of_row(table, f) : "")));
  }
}

}  // namespace

bool is_order_indexed(const Entity& entity, const Query& query) {
  if (query.order.empty()) return true;
  return query.order.size() == 1 && !entity.tenant_owned && has_own_index(*query.order[0].field);
}

std::vector<SchemaTable> schema_of(const Tables& tables, const Dialect& dialect) {
  std::vector<SchemaTable> schema;
  for (const Table* table : tables.in_order()) {
    const Entity& entity = table->entity();
    const Row fresh(entity);
    SchemaTable& out = schema.emplace_back();
    out.name = entity.name;
    for (const Field* f : table->columns())
      out.columns.push_back({std::string(f->name), definition(*f, fresh, dialect), kind_of(*f)});
    if (table->searchable())
      out.columns.push_back({std::string(kSearchColumn),
                             quoted(kSearchColumn) + " " + std::string(dialect.text) + " NOT NULL DEFAULT ''"});
    out.constraints.push_back(entity.tenant_owned ? "PRIMARY KEY (\"tenant\", \"id\")" : "PRIMARY KEY (\"id\")");
    if (entity.tenant_owned) out.indexes.push_back(index(entity, "id", "", "\"id\""));
    else if (!tables.catalogue().members(entity).empty())
      out.indexes.push_back(index(entity, "tenant", "", "\"tenant\", \"id\"") + " WHERE \"tenant\" <> '" +
                            to_text(Uuid{}) + "'");  // those whom nothing shows
    for (const Field& f : entity.fields) {
      if (f.target && f.kind() == Kind::reference)
        if (std::string key = reference(entity, f); !key.empty()) out.constraints.push_back(std::move(key));
      add_indexes(*table, f, dialect, out.indexes);
    }
    if (std::string search = dialect.search_index(entity.name); table->spans_tenants() && !search.empty())
      out.indexes.push_back(std::move(search));
    if (std::string wall = dialect.wall(entity.name); entity.tenant_owned && !wall.empty())
      out.indexes.push_back(std::move(wall));
  }
  return schema;
}

// PRIMARY KEY ("tenant", "id")
std::vector<std::string> key_of(const SchemaTable& table) {
  std::vector<std::string> names;
  const std::string& key = table.constraints.front();
  for (auto from = key.find('"'); from != key.npos; from = key.find('"', from)) {
    const auto to = key.find('"', from + 1);
    names.push_back(key.substr(from + 1, to - from - 1));
    from = to + 1;
  }
  return names;
}

std::string create_sql(const SchemaTable& table, const Dialect& dialect) {
  std::string sql = "CREATE TABLE " + quoted(table.name) + " (\n";
  for (std::size_t i = 0; i < table.columns.size(); ++i) sql += (i ? ",\n  " : "  ") + table.columns[i].definition;
  for (const std::string& constraint : table.constraints) sql += ",\n  " + constraint;
  return sql + "\n)" + std::string(table.keyed ? dialect.keyed_end : dialect.table_end);
}

std::string schema_sql(const Tables& tables, const Dialect& dialect) {
  std::string sql = dialect.prelude();
  for (const auto& part : {own_schema(dialect), schema_of(tables, dialect)})
    for (const SchemaTable& table : part) {
      sql += create_sql(table, dialect) + ";\n";
      for (const std::string& statement : table.indexes) sql += statement + ";\n";
      sql += "\n";
    }
  return sql;
}
