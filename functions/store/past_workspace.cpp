#include "store/past_workspace.h"

#include <algorithm>

namespace {

Error read_only() { return {.code = Code::conflict, .message = "What is past is only read.", .reason = "past"}; }

// What a row was made with and never lost: by these the present finds it, whatever became of it since.
bool is_lasting(const Field& f) {
  return f.has(Field::Fixed) || f.name == "id" || f.name == "tenant" || f.name == "created_at";
}

bool is_found(const Query& query, const void* row) {
  const bool archived = record_of(row).archived_at.has_value();
  if (archived ? query.archived == Archived::exclude : query.archived == Archived::only) return false;
  return std::all_of(query.where.begin(), query.where.end(), [&](const Condition& c) { return satisfies(c, row); });
}

// As the database orders: nothing stands first.
int compare(const Json& a, const Json& b) {
  if (a.if_int() && b.if_int()) return *a.if_int() < *b.if_int() ? -1 : *a.if_int() > *b.if_int();
  if (a.if_text() && b.if_text()) return a.if_text()->compare(*b.if_text());
  return static_cast<int>(b.is_null()) - static_cast<int>(a.is_null());
}

void sort(std::vector<Row>& rows, const std::vector<Order>& by) {
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    for (const Order& order : by)
      if (const int c = compare(order.field->read(a.data()), order.field->read(b.data())); c != 0)
        return order.descending ? c > 0 : c < 0;
    return false;
  });
}

}  // namespace

Result<bool> PastWorkspace::fetch(const Entity& entity, const Uuid& id, void* row) {
  if (!TRY(today_.fetch(entity, id, row))) return false;
  return take_back(database_, entity, {.at = at_}, row);
}

Result<bool> PastWorkspace::fetch_version(const Entity& entity, const Uuid& id, std::int64_t version, void* row) {
  return today_.fetch_version(entity, id, version, row);
}

Result<std::vector<Row>> PastWorkspace::rows_then(const Entity& entity, const Query& query) {
  if (query.reach || !query.search.empty() || !query.after.empty()) return read_only();
  Query lasting;
  lasting.archived = Archived::include;
  lasting.tenant = query.tenant;
  for (const Condition& c : query.where)
    if (is_lasting(*c.field)) lasting.where.push_back(c);
  std::vector<Row> rows, found;
  TRY(today_.select(entity, lasting, [&](const void* row) { rows.emplace_back(entity, row); }));
  for (Row& row : rows)
    if (TRY(take_back(database_, entity, {.at = at_}, row.data())) && is_found(query, row.data()))
      found.push_back(std::move(row));
  sort(found, query.order);
  return found;
}

Outcome PastWorkspace::select(const Entity& entity, const Query& query, const Visit& visit) {
  const std::vector<Row> rows = TRY(rows_then(entity, query));
  const std::size_t end = query.limit > 0 ? std::min(rows.size(), static_cast<std::size_t>(query.limit)) : rows.size();
  for (std::size_t i = 0; i < end; ++i) visit(rows[i].data());
  return Done{};
}

Result<std::int64_t> PastWorkspace::count(const Entity& entity, const Query& query) {
  return static_cast<std::int64_t>(TRY(rows_then(entity, query)).size());
}

Outcome PastWorkspace::insert(const Entity&, const void*) { return read_only(); }
Outcome PastWorkspace::update(const Entity&, const void*) { return read_only(); }
