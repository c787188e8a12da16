#include "store/list_window.h"

#include <algorithm>

#include "store/schema.h"
#include "store/values.h"
#include "store/where.h"

namespace {

constexpr std::int64_t kFew = 1000;  // rows

bool asks_one(const Query& query) {
  return std::any_of(query.where.begin(), query.where.end(),
                     [](const Condition& c) { return c.op == Op::equal && c.field->has(Field::Unique); });
}

}  // namespace

bool may_look_by_row(const Tables& tables, const Entity& entity, const Query& query, const ListOptions& options) {
  if (options.page <= 0 || entity.tenant_owned || !runs_one_way(query) || !is_order_indexed(entity, query))
    return false;
  const bool sees_some = query.reach && !query.reach->everywhere && !entity.common;
  if (sees_some && !tables.catalogue().members(entity).empty()) return !asks_one(query);
  return (!query.where.empty() || !query.search.empty()) && !asks_one(query);
}

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

Few::Few(Database& database, const Tables& tables, const Entity& entity, const Query& query, KnownFew* known)
    : database_(database), known_(known) {
  const bool sees_all = !query.reach || query.reach->everywhere;
  if (sees_all && !query.search.empty() && tables.of(entity).spans_tenants()) return;
  sql_ += "SELECT 1 FROM " + quoted(entity.name) + " t";
  append_where(sql_, tables, entity, query, database.dialect());
  sql_ += " LIMIT 1 OFFSET " + std::to_string(kFew);
  for (const Json& value : sql_.values()) question_ = question_ * 31 + std::hash<std::string>()(to_json_text(value));
  question_ = question_ * 31 + std::hash<std::string>()(sql_.text());
}

Result<bool> Few::found() const {
  if (const auto known = remembered()) return *known;
  if (sql_.text().empty()) return false;
  const bool few = !TRY(TRY(sql_.prepare(database_))->step());
  if (known_) known_->note(question_, few);
  return few;
}
