#include "support/memory_workspace.h"

#include <algorithm>

#include "core/text.h"

namespace {

bool found_by_words(const Entity& entity, const Query& query, const void* row) {
  std::string text;
  for (const Field& f : entity.fields)
    if (const Json value =
            f.has(Field::Searchable) && (query.personal || !f.has(Field::Personal)) ? f.read(row) : Json();
        value.if_text())
      text += *value.if_text() + ' ';
  text = fold(text);
  for (std::size_t from = 0; from < query.search.size();) {
    const std::size_t end = std::min(query.search.find(' ', from), query.search.size());
    if (text.find(query.search.substr(from, end - from)) == text.npos) return false;
    from = end + 1;
  }
  return true;
}

bool matches(const Entity& entity, const Query& query, const void* row) {
  const Record& record = record_of(row);
  if (query.archived == Archived::exclude && record.archived_at) return false;
  if (query.archived == Archived::only && !record.archived_at) return false;
  if (query.tenant && record.tenant != *query.tenant) return false;
  return std::all_of(query.where.begin(), query.where.end(), [&](const Condition& c) { return satisfies(c, row); }) &&
         found_by_words(entity, query, row);
}

int compare(const Json& a, const Json& b) {
  if (a.if_int() && b.if_int()) return *a.if_int() < *b.if_int() ? -1 : *a.if_int() > *b.if_int();
  if (a.if_text() && b.if_text()) return a.if_text()->compare(*b.if_text());
  return static_cast<int>(b.is_null()) - static_cast<int>(a.is_null());
}

}  // namespace

MemoryWorkspace::MemoryWorkspace(MemoryStore& store, const Catalogue& catalogue, Timestamp now)
    : store_(store), work_(store), catalogue_(catalogue), now_(now) {
  Grant all;
  all.source = "The platform itself";
  all.permissions = {"*"};
  all.all_modules = true;
  subject_.name = actor_.name;
  subject_.grants = {all};
}

void MemoryWorkspace::act_as(Subject subject) {
  subject_ = std::move(subject);
  actor_ = {subject_.id, subject_.name, {}};
}

std::string MemoryWorkspace::digest(std::string_view bytes) const {
  std::uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return to_text(Uuid{hash, bytes.size()});
}

Result<bool> MemoryWorkspace::fetch(const Entity& entity, const Uuid& id, void* row) {
  const auto& table = work_.tables[entity.name];
  const auto at = table.find(id);
  if (at != table.end()) entity.rows->assign(row, at->second.data());
  return at != table.end();
}

Result<bool> MemoryWorkspace::fetch_version(const Entity& entity, const Uuid& id, std::int64_t version, void* row) {
  const auto at = work_.versions.find({id, version});
  if (at != work_.versions.end()) entity.rows->assign(row, at->second.data());
  return at != work_.versions.end();
}

Outcome MemoryWorkspace::select(const Entity& entity, const Query& query, const Visit& visit) {
  std::vector<Row> rows;  // copies: the visitor may write
  for (const auto& [id, row] : work_.tables[entity.name])
    if (matches(entity, query, row.data())) rows.push_back(row);
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    for (const Order& order : query.order)
      if (const int c = compare(order.field->read(a.data()), order.field->read(b.data())); c != 0)
        return order.descending ? c > 0 : c < 0;
    return false;
  });
  if (query.limit > 0 && rows.size() > static_cast<std::size_t>(query.limit))
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(query.limit), rows.end());
  for (const Row& row : rows) visit(row.data());
  return Done{};
}

Result<std::int64_t> MemoryWorkspace::count(const Entity& entity, const Query& query) {
  std::int64_t n = 0;
  for (const auto& [id, row] : work_.tables[entity.name]) n += matches(entity, query, row.data());
  return n;
}

Outcome MemoryWorkspace::lock(const Entity&, const Uuid& id) {
  locked_.push_back(id);
  return Done{};
}

Outcome MemoryWorkspace::check_unique(const Entity& entity, const void* row) {
  for (const Field& f : entity.fields) {
    if (!f.has(Field::Unique)) continue;
    for (const auto& [id, other] : work_.tables[entity.name]) {
      const Record& record = other.record();
      if (id == record_of(row).id || record.archived_at || record.tenant != record_of(row).tenant) continue;
      if (const Json value = f.read(row); !value.is_null() && value == f.read(other.data()))
        return Error{.code = Code::conflict, .message = "It is taken.", .faults = {{std::string(f.wire), "is taken"}}};
    }
  }
  return Done{};
}

Outcome MemoryWorkspace::insert(const Entity& entity, const void* row) {
  TRY(check_unique(entity, row));
  work_.tables[entity.name].emplace(record_of(row).id, Row(entity, row));
  work_.versions.emplace(std::pair(record_of(row).id, record_of(row).version), Row(entity, row));
  return Done{};
}

Outcome MemoryWorkspace::update(const Entity& entity, const void* row) {
  if (!record_of(row).archived_at) TRY(check_unique(entity, row));
  work_.tables[entity.name].insert_or_assign(record_of(row).id, Row(entity, row));
  work_.versions.emplace(std::pair(record_of(row).id, record_of(row).version), Row(entity, row));
  return Done{};
}

Uuid MemoryWorkspace::random_id() { return make_uuid(now_.ms, 0, ++work_.made); }
