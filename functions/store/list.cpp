#include "store/list.h"

#include <algorithm>

#include "store/list_window.h"
#include "store/schema.h"
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

// What a page's row holds: the columns that are shown, and where the values of its order are, among them or behind
// them.
struct Layout {
  std::vector<const Column*> columns;
  std::vector<int> order;

  Layout(const Table& table, const Query& query, const ListOptions& options) {
    for (const Column& column : table.list_columns())
      if (wanted(column, options)) columns.push_back(&column);
    int next = static_cast<int>(columns.size());
    for (const Order& by : query.order) {
      const auto shows = [&](const Column* c) { return c->field == by.field && c->kind == by.field->kind(); };
      const auto at = std::find_if(columns.begin(), columns.end(), shows);
      order.push_back(at == columns.end() ? next++ : static_cast<int>(at - columns.begin()));
    }
  }
};

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

SqlText select(const Layout& layout, const Dialect& dialect, const Tables& tables, const Entity& entity,
               const Query& query, MemberSearch search, const std::vector<Json>& last) {
  SqlText sql;
  sql += "SELECT ";
  const char* before = "";
  for (const Column* column : layout.columns) {
    (sql += before) += column->select;
    before = ", ";
  }
  for (std::size_t i = 0; i < layout.order.size(); ++i)
    if (layout.order[i] >= static_cast<int>(layout.columns.size()))
      (sql += ", ").column("t", query.order[i].field->name);
  ((sql += " FROM ") += quoted(entity.name)) += " t";
  append_where(sql, tables, entity, query, dialect, search);
  if (!last.empty()) append_until(sql, query, last);
  append_page(sql, query, search == MemberSearch::sorted ? &dialect : nullptr);
  return sql;
}

Result<ListPage> read_page(Database& database, const SqlText& sql, const Layout& layout, const Query& query,
                           const ListOptions& options, bool last = false) {
  ListPage page;
  page.rows.reserve(static_cast<std::size_t>(std::max<std::int64_t>(options.page, 1)) * 512);
  const Loan row = TRY(sql.prepare(database));
  if (last) row->expect_last();
  while (TRY(row->step())) {
    if (options.page > 0 && page.count == options.page) {
      page.more = true;
      break;
    }
    if (page.count > 0) page.rows += ',';
    append_row(*row, layout.columns, page.rows);
    if (++page.count != options.page) continue;
    for (std::size_t i = 0; i < query.order.size(); ++i)
      page.last.push_back(read_column(*row, layout.order[i], query.order[i].field->kind()));
    page.last.emplace_back(row->text(0));
  }
  page.rows += ']';
  return page;
}

constexpr std::int64_t kWindow = 200;     // rows, and at least two pages
constexpr std::int64_t kLongWindow = 20;  // times as many rows, for who sees many

}  // namespace

SqlText list_sql(const Dialect& dialect, const Tables& tables, const Entity& entity, const Query& query,
                 const ListOptions& options, MemberSearch search) {
  return select(Layout(tables.of(entity), query, options), dialect, tables, entity, query, search, {});
}

Result<ListPage> list_json(Database& database, const Tables& tables, const Entity& entity, const Query& query,
                           const ListOptions& options) {
  const Layout layout(tables.of(entity), query, options);
  const auto read = [&](MemberSearch search, const std::vector<Json>& until, bool last) {
    return read_page(database, select(layout, database.dialect(), tables, entity, query, search, until), layout, query,
                     options, last);
  };
  if (!may_look_by_row(tables, entity, query, options)) return read(MemberSearch::gathered, {}, options.last);
  const std::int64_t window = options.window > 0 ? options.window : std::max(kWindow, 2 * options.page);
  const Few few(database, tables, entity, query, options.few);
  for (const std::int64_t rows : {window, window * kLongWindow}) {
    if (few.remembered() == true || (rows > window && TRY(few.found()))) break;
    const std::vector<Json> end = TRY(find_window_end(database, entity, query, rows));
    ListPage page = TRY(read(MemberSearch::by_row, end, false));
    if (page.more || end.empty()) return page;
  }
  return read(MemberSearch::sorted, {}, options.last);
}
