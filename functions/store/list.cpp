#include "store/list.h"

#include <algorithm>

#include "store/values.h"
#include "store/where.h"

namespace {

using Column = Table::ListColumn;

bool wanted(const Column& column, const ListOptions& options) {
  if (column.personal && !options.view.personal) return false;
  if (options.fields.empty() || column.field->name == "id") return true;
  return std::any_of(options.fields.begin(), options.fields.end(),
                     [&](const Field* f) { return f->name == column.field->name; });
}

std::vector<const Column*> columns_of(const Table& table, const ListOptions& options) {
  std::vector<const Column*> columns;
  for (const Column& column : table.list_columns())
    if (wanted(column, options)) columns.push_back(&column);
  return columns;
}

void append_plain(std::string& out, std::string_view text) {
  out += '"';
  out += text;
  out += '"';
}

// False, and nothing written, for what is left out.
bool append_value(const Statement& row, int at, const Column& column, std::string& out) {
  if (row.is_null(at)) return false;
  const auto key = [&]() -> std::string& { return out += column.key; };
  switch (column.kind) {
    case Kind::boolean: key() += row.boolean(at) ? "true" : "false"; return true;
    case Kind::integer:
    case Kind::money: key() += std::to_string(row.integer(at)); return true;
    case Kind::list:
    case Kind::object: key() += row.text(at); return true;
    case Kind::text: write_json_text(row.text(at), key()); return true;
    default: break;
  }
  const std::string_view text = row.text(at);
  if (column.is_tenant && text == to_text(Uuid{})) return false;
  append_plain(key(), text);
  return true;
}

void append_row(const Statement& row, const std::vector<const Column*>& columns, std::string& out) {
  const std::size_t start = out.size();
  int at = 0;
  for (const Column* column : columns) append_value(row, at++, *column, out);
  out[start] = '{';  // each key begins with a comma; the identifier is never left out
  out += '}';
}

}  // namespace

SqlText list_sql(const Dialect& dialect, const Tables& tables, const Entity& entity, const Query& query,
                 const ListOptions& options) {
  SqlText sql;
  sql += "SELECT ";
  const char* before = "";
  for (const Column* column : columns_of(tables.of(entity), options)) {
    (sql += before) += column->select;
    before = ", ";
  }
  for (const Order& order : query.order) (sql += ", ").column("t", order.field->name);
  ((sql += " FROM ") += quoted(entity.name)) += " t";
  append_where(sql, tables, entity, query, dialect);
  append_page(sql, query);
  return sql;
}

Result<ListPage> list_json(Database& database, const Tables& tables, const Entity& entity, const Query& query,
                           const ListOptions& options) {
  const std::vector<const Column*> columns = columns_of(tables.of(entity), options);
  const int keys = static_cast<int>(columns.size());
  ListPage page;
  page.rows.reserve(static_cast<std::size_t>(std::max<std::int64_t>(options.page, 1)) * 512);
  const Loan row = TRY(list_sql(database.dialect(), tables, entity, query, options).prepare(database));
  while (TRY(row->step())) {
    if (options.page > 0 && page.count == options.page) {
      page.more = true;
      break;
    }
    if (page.count > 0) page.rows += ',';
    append_row(*row, columns, page.rows);
    if (++page.count != options.page) continue;
    for (std::size_t i = 0; i < query.order.size(); ++i)
      page.last.push_back(read_column(*row, keys + static_cast<int>(i), query.order[i].field->kind()));
    page.last.emplace_back(row->text(0));
  }
  page.rows += ']';
  return page;
}
