#include "store/replay.h"

#include <set>

#include "core/time.h"
#include "store/merkle.h"
#include "store/sql_text.h"
#include "store/sql_workspace.h"
#include "store/values.h"

namespace {

std::string text_of(const Uuid& id) { return to_text(id); }

bool same(const Json& a, const Json& b) {
  const bool deep = a.if_array() || a.if_object();
  return deep ? canonical_text(a) == canonical_text(b) : a == b;
}

// What is stored, and not only what reading it gives: a key that nobody knows, or an identifier in other letters, is
// read as if it were not there, or the same.
bool is_exactly(const Statement& stored, int column, const Json& value) {
  if (value.is_null()) return stored.is_null(column);
  if (const bool* yes = value.if_bool()) return stored.integer(column) == (*yes ? 1 : 0);
  if (const auto* number = value.if_int()) return stored.integer(column) == *number;
  if (const auto* text = value.if_text()) return stored.text(column) == *text;
  const auto parsed = parse_json(stored.text(column), {.bytes = 64u << 20, .depth = 64});
  return parsed && same(*parsed, value);
}

}  // namespace

void Replay::take(const Json& record) {
  std::set<std::pair<std::string_view, std::string_view>> rows;
  for (const Json& target : record.items("targets")) {
    rows.emplace(target.text("resource"), target.text("id"));
    State& state = states_[std::string(target.text("resource"))][std::string(target.text("id"))];
    const std::string_view verb = target.text("verb");
    ++state.version;
    state.seq = record.integer("seq");
    state.tenant = record.text("tenant");
    state.updated_at = record.text("at");
    state.updated_by = record.text("actor");
    if (verb == "created") {
      state.created_at = state.updated_at;
      state.created_by = state.updated_by;
    }
    if (verb == "archived" || verb == "restored") {
      state.archived_at = verb == "archived" ? state.updated_at : "";
      state.archived_by = verb == "archived" ? state.updated_by : "";
    }
    if (const auto secret = target.text("secretDigest"); !secret.empty()) state.secret = secret;
    const Json* fields = verb == "archived" ? nullptr : target.find("fields");
    if (!fields || !fields->if_object()) continue;
    for (const auto& [name, sides] : *fields->if_object()) {
      const Json* after = sides.find("after");
      state.fields[name] = after ? *after : Json();
    }
  }
  for (const auto& [resource, id] : rows) targets_.add(record.text("tenant"), resource, id, record.integer("seq"));
}

std::string Replay::fault(const Table& table, const void* row, const State& state, const SigningKey& key) const {
  const Record& record = record_of(row);
  const Uuid nobody;
  if (record.version != state.version) return "version";
  if (to_text(record.tenant) != state.tenant) return "tenant";
  if (format_timestamp(record.created_at) != state.created_at || text_of(record.created_by) != state.created_by)
    return "created_at or created_by";
  if (format_timestamp(record.updated_at) != state.updated_at || text_of(record.updated_by) != state.updated_by)
    return "updated_at or updated_by";
  const std::string archived = record.archived_at ? format_timestamp(*record.archived_at) : std::string();
  if (archived != state.archived_at) return "archived_at";
  if (text_of(record.archived_by) != (state.archived_by.empty() ? text_of(nobody) : state.archived_by))
    return "archived_by";
  const Row fresh(table.entity());
  bool secret = false;
  for (const Field& f : table.entity().fields) {
    secret |= f.has(Field::Private);
    if (f.has(Field::Private) || f.has(Field::Unversioned)) continue;
    const auto known = state.fields.find(std::string(f.wire));
    // A column that a later release added holds its default.
    if (!same(f.read(row), known == state.fields.end() ? f.read(fresh.data()) : known->second))
      return std::string(f.name);
  }
  if (secret && to_hex(bytes_of(key.keyed_digest(secret_text(table.entity(), row)))) != state.secret)
    return "a private field";
  return {};
}

std::string Replay::misread(const Table& table, const Statement& stored, const void* row, const State& state) {
  int column = 0;
  for (const Field* f : table.columns()) {
    Json value = column_value(*f, row);
    const auto known = state.fields.find(std::string(f->wire));
    if ((value.if_array() || value.if_object()) && known != state.fields.end()) value = known->second;
    if (!is_exactly(stored, column++, value)) return std::string(f->name);
  }
  return {};
}

Outcome Replay::compare(Database& database, const SigningKey& key, Verdict& verdict) const {
  static const States kNone;
  for (const Table* table : tables_.in_order()) {
    const auto at = states_.find(table->entity().name);
    const States& states = at == states_.end() ? kNone : at->second;
    std::string sql = "SELECT " + table->select_columns();
    if (table->searchable()) sql += ", t." + quoted(kSearchColumn);
    const Loan rows = TRY(database.prepare(sql + " FROM " + quoted(table->entity().name) + " t ORDER BY t.\"id\""));
    rows->expect_many();
    std::size_t found = 0;
    while (TRY(rows->step())) {
      const std::string id(rows->text(0)), where = std::string(table->entity().name) + " " + id;
      const auto state = states.find(id);
      if (state == states.end()) {
        verdict.findings.push_back({"", 0, where + " is in no record of the journal"});
        continue;
      }
      ++found;
      ++verdict.rows;
      Row row(table->entity());
      const auto read = read_columns(*rows, table->entity(), table->columns(), row.data());
      std::string bad = read ? fault(*table, row.data(), state->second, key) : "a value that cannot be read";
      if (bad.empty()) bad = misread(*table, *rows, row.data(), state->second);
      const int last = static_cast<int>(table->columns().size());
      if (bad.empty() && table->searchable() && rows->text(last) != table->search_text(row.data())) bad = kSearchColumn;
      if (!bad.empty())
        verdict.findings.push_back(
            {state->second.tenant, state->second.seq, where + " does not hold what the journal says: " + bad});
    }
    if (found != states.size())
      verdict.findings.push_back(
          {"", 0,
           std::to_string(states.size() - found) + " rows of " + std::string(table->entity().name) + " were deleted"});
  }
  return Done{};
}

Outcome Replay::compare_targets(Database& database, Verdict& verdict) const {
  const Loan row = TRY(database.prepare(
      "SELECT x.\"tenant\", x.\"resource\", x.\"target\", x.\"seq\" FROM \"journal_targets\" x WHERE "
      "EXISTS (SELECT 1 FROM \"journal\" j WHERE j.\"tenant\" = x.\"tenant\" AND j.\"seq\" = x.\"seq\")"));
  row->expect_many();
  TargetSet stored;
  while (TRY(row->step())) stored.add(row->text(0), row->text(1), row->text(2), row->integer(3));
  if (!(stored == targets_))
    verdict.findings.push_back({"", 0, "the index of the journal's targets is not that of its records"});
  return Done{};
}

void Replay::TargetSet::add(std::string_view tenant, std::string_view resource, std::string_view id, std::int64_t seq) {
  std::string text;
  for (const std::string_view part : {tenant, resource, id}) (text += part) += '\n';
  const Hash hash = leaf_hash(text + std::to_string(seq));
  for (std::size_t i = 0; i < mix.size(); ++i) mix[i] ^= hash[i];
  ++count;
}
