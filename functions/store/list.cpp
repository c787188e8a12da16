#include "store/list.h"

#include <algorithm>

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

std::vector<const Column*> columns_of(const Table& table, const ListOptions& options) {
  std::vector<const Column*> columns;
  for (const Column& column : table.list_columns())
    if (wanted(column, options)) columns.push_back(&column);
  return columns;
}

// Where a page's row has the values of its order: among what is shown, or else behind it.
std::vector<int> order_places(const std::vector<const Column*>& columns, const Query& query) {
  std::vector<int> places;
  int next = static_cast<int>(columns.size());
  for (const Order& order : query.order) {
    const auto shows = [&](const Column* c) { return c->field == order.field && c->kind == order.field->kind(); };
    const auto at = std::find_if(columns.begin(), columns.end(), shows);
    places.push_back(at == columns.end() ? next++ : static_cast<int>(at - columns.begin()));
  }
  return places;
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

Result<ListPage> read_page(Database& database, const SqlText& sql, const std::vector<const Column*>& columns,
                           const Query& query, const ListOptions& options, bool last = false) {
  const std::vector<int> places = order_places(columns, query);
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
    append_row(*row, columns, page.rows);
    if (++page.count != options.page) continue;
    for (std::size_t i = 0; i < query.order.size(); ++i)
      page.last.push_back(read_column(*row, places[i], query.order[i].field->kind()));
    page.last.emplace_back(row->text(0));
  }
  page.rows += ']';
  return page;
}

constexpr std::int64_t kFew = 1000;       // rows that are gathered and ordered without a thought
constexpr std::int64_t kWindow = 200;     // rows, and at least two pages
constexpr std::int64_t kLongWindow = 20;  // times as many rows, for who sees many

bool asks_one(const Query& query) {
  return std::any_of(query.where.begin(), query.where.end(),
                     [](const Condition& c) { return c.op == Op::equal && c.field->has(Field::Unique); });
}

// Where many of the rows are asked for, a page is among the next few; gathering and ordering all of them would cost far
// more. An index must hold the order.
bool may_look_by_row(const Tables& tables, const Entity& entity, const Query& query, const ListOptions& options) {
  if (options.page <= 0 || entity.tenant_owned || !runs_one_way(query) || !is_order_indexed(entity, query))
    return false;
  const bool sees_some = query.reach && !query.reach->everywhere && !entity.common;
  if (sees_some && !tables.catalogue().members(entity).empty()) return !asks_one(query);
  return (!query.where.empty() || !query.search.empty()) && !asks_one(query);
}

// The keyset of the last row to look at; empty when there are not so many.
Result<std::vector<Json>> find_window_end(Database& database, const Entity& entity, const Query& query,
                                          std::int64_t rows) {
  Query window = query;
  window.limit = 1;
  SqlText sql;
  sql += "SELECT ";
  for (const Order& order : query.order) sql.column("t", order.field->name) += ", ";
  sql.column("t", "id") += " FROM " + quoted(entity.name) + " t WHERE TRUE";
  append_page(sql, window);
  sql += " OFFSET " + std::to_string(rows);
  std::vector<Json> last;
  const Loan row = TRY(sql.prepare(database));
  if (!TRY(row->step())) return last;
  for (std::size_t i = 0; i < query.order.size(); ++i)
    last.push_back(read_column(*row, static_cast<int>(i), query.order[i].field->kind()));
  last.emplace_back(row->text(static_cast<int>(query.order.size())));
  return last;
}

// Whether no more than kFew rows are asked for, as far as that can be told without finding all of them.
class Few {
 public:
  Few(Database& database, const Tables& tables, const Entity& entity, const Query& query, KnownFew* known)
      : database_(database), known_(known) {
    const bool sees_all = !query.reach || query.reach->everywhere;
    if (sees_all && !query.search.empty() && tables.of(entity).search_is_indexed()) return;
    sql_ += "SELECT 1 FROM " + quoted(entity.name) + " t";
    append_where(sql_, tables, entity, query, database.dialect());
    sql_ += " LIMIT 1 OFFSET " + std::to_string(kFew);
    for (const Json& value : sql_.values()) question_ = question_ * 31 + std::hash<std::string>()(to_json_text(value));
    question_ = question_ * 31 + std::hash<std::string>()(sql_.text());
  }
  std::optional<bool> remembered() const { return known_ ? known_->recall(question_) : std::nullopt; }
  Result<bool> found() const {
    if (const auto known = remembered()) return *known;
    if (sql_.text().empty()) return false;
    const bool few = !TRY(TRY(sql_.prepare(database_))->step());
    if (known_) known_->note(question_, few);
    return few;
  }

 private:
  Database& database_;
  KnownFew* known_;
  SqlText sql_;
  std::size_t question_ = 0;
};

}  // namespace

SqlText list_sql(const Dialect& dialect, const Tables& tables, const Entity& entity, const Query& query,
                 const ListOptions& options, MemberSearch search, const std::vector<Json>& last) {
  SqlText sql;
  sql += "SELECT ";
  const std::vector<const Column*> columns = columns_of(tables.of(entity), options);
  const char* before = "";
  for (const Column* column : columns) {
    (sql += before) += column->select;
    before = ", ";
  }
  const std::vector<int> places = order_places(columns, query);
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i] >= static_cast<int>(columns.size())) (sql += ", ").column("t", query.order[i].field->name);
  ((sql += " FROM ") += quoted(entity.name)) += " t";
  append_where(sql, tables, entity, query, dialect, search);
  if (!last.empty()) append_until(sql, query, last);
  append_page(sql, query, search == MemberSearch::sorted ? &dialect : nullptr);
  return sql;
}

Result<ListPage> list_json(Database& database, const Tables& tables, const Entity& entity, const Query& query,
                           const ListOptions& options) {
  const std::vector<const Column*> columns = columns_of(tables.of(entity), options);
  const Dialect& dialect = database.dialect();
  const bool may_look = may_look_by_row(tables, entity, query, options);
  const std::int64_t window = options.window > 0 ? options.window : std::max(kWindow, 2 * options.page);
  std::optional<Few> few;
  if (may_look) few.emplace(database, tables, entity, query, options.few);
  for (const std::int64_t rows : {window, window * kLongWindow}) {
    if (!may_look || few->remembered() == true || (rows > window && TRY(few->found()))) break;
    const std::vector<Json> last = TRY(find_window_end(database, entity, query, rows));
    ListPage page =
        TRY(read_page(database, list_sql(dialect, tables, entity, query, options, MemberSearch::by_row, last), columns,
                      query, options));
    if (page.more || last.empty()) return page;
  }
  const MemberSearch search = may_look ? MemberSearch::sorted : MemberSearch::gathered;
  return read_page(database, list_sql(dialect, tables, entity, query, options, search), columns, query, options,
                   options.last);
}
