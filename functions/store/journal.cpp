#include "store/journal.h"

#include "core/time.h"
#include "store/sql_text.h"

namespace {

constexpr std::string_view kInsertRecord =
    "INSERT INTO \"journal\" (\"tenant\", \"seq\", \"at\", \"actor\", \"actor_name\", \"behind\", \"action\", "
    "\"organisation\", \"cluster\", \"business_unit\", \"department\", \"record\", \"leaf\") "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
constexpr std::string_view kInsertTarget =
    "INSERT INTO \"journal_targets\" (\"tenant\", \"resource\", \"target\", \"seq\") VALUES ($1, $2, $3, $4) "
    "ON CONFLICT DO NOTHING";
constexpr std::string_view kWriteTree =
    "INSERT INTO \"journal_trees\" (\"tenant\", \"size\", \"peaks\") VALUES ($1, $2, $3) "
    "ON CONFLICT (\"tenant\") DO UPDATE SET \"size\" = excluded.\"size\", \"peaks\" = excluded.\"peaks\"";

void bind_id(Statement& statement, int at, const Uuid& id) {
  if (id.is_nil()) statement.bind_null(at);
  else statement.bind_text(at, to_text(id));
}

Error damaged(const std::string& tenant) {
  return {.code = Code::unavailable,
          .message = "The journal's tree of tenant " + tenant + " is damaged. Run \"carmen verify\".",
          .reason = "JOURNAL_CORRUPT"};
}

}  // namespace

Hash tenant_leaf(std::string_view tenant, std::uint64_t size, const Hash& root) {
  return leaf_hash(std::string(tenant) + "\n" + std::to_string(size) + "\n" + to_hex(bytes_of(root)));
}

Outcome Journal::append(const Workspace& workspace, const RequestFacts& facts,
                        const std::unordered_map<std::size_t, Hash>& secrets) {
  const ChangeSet& set = workspace.changes();
  std::vector<JournalRecord> records;
  const auto record_for = [&](const Uuid& tenant) -> JournalRecord& {
    for (JournalRecord& record : records)
      if (record.tenant == tenant) return record;
    return records.emplace_back(JournalRecord{.tenant = tenant,
                                              .at = workspace.now(),
                                              .actor = &workspace.actor(),
                                              .facts = &facts,
                                              .set = &set,
                                              .first = records.empty(),
                                              .secrets = &secrets});
  };
  for (std::size_t i = 0; i < set.changes.size(); ++i) record_for(set.changes[i].tenant).changes.push_back(i);
  if (records.empty() && !(set.events.empty() && set.told.empty() && set.charges.empty())) record_for({});
  for (JournalRecord& record : records) TRY(append_record(std::move(record)));
  return Done{};
}

Outcome Journal::append_record(JournalRecord record) {
  const std::string tenant = to_text(record.tenant);
  CompactTree& tree = *TRY(this->tree(tenant));
  record.seq = tree.size + 1;
  const std::string text = record_text(record);
  const Hash leaf = leaf_hash(text);
  const Place place = record.place();

  const Loan row = TRY(database_.prepare(kInsertRecord));
  row->bind_text(1, tenant);
  row->bind_integer(2, static_cast<std::int64_t>(record.seq));
  row->bind_text(3, format_timestamp(record.at));
  row->bind_text(4, to_text(record.actor->id));
  row->bind_text(5, record.actor->name);
  bind_id(*row, 6, record.actor->behind);
  row->bind_text(7, record.facts->action);
  for (std::size_t level = 1; level < kScopeLevels; ++level)
    bind_id(*row, 7 + static_cast<int>(level), place.path[level]);
  row->bind_text(12, text);
  row->bind_bytes(13, bytes_of(leaf));
  TRY(row->write());
  TRY(append_targets(record));
  tree.append(leaf);
  last_ = RecordMark{tenant, record.seq, leaf};
  return Done{};
}

Outcome Journal::append_targets(const JournalRecord& record) {
  const Loan row = TRY(database_.prepare(kInsertTarget));
  for (const std::size_t index : record.changes) {
    const Change& change = record.set->changes[index];
    row->bind_text(1, to_text(record.tenant));
    row->bind_text(2, change.entity->name);
    row->bind_text(3, to_text(change.id));
    row->bind_integer(4, static_cast<std::int64_t>(record.seq));
    TRY(row->write());
    row->reset();
  }
  return Done{};
}

Result<CompactTree*> Journal::tree(const std::string& tenant) {
  auto at = trees_.find(tenant);
  if (at == trees_.end()) {
    const Loan row = TRY(database_.prepare("SELECT \"size\", \"peaks\" FROM \"journal_trees\" WHERE \"tenant\" = $1"));
    row->bind_text(1, tenant);
    Grown grown;
    if (TRY(row->step()) && !CompactTree::read(static_cast<std::uint64_t>(row->integer(0)), row->bytes(1), grown.tree))
      return damaged(tenant);
    at = trees_.emplace(tenant, std::move(grown)).first;
  }
  before_.emplace(tenant, at->second);
  at->second.dirty = true;
  return &at->second.tree;
}

std::uint64_t Journal::newest(const Uuid& tenant) const {
  const auto at = trees_.find(to_text(tenant));
  return at == trees_.end() ? 0 : at->second.tree.size;
}

void Journal::undo() {
  for (auto& [tenant, grown] : before_) trees_[tenant] = std::move(grown);
  before_.clear();
}

Outcome Journal::write_tree(const std::string& tenant, const CompactTree& tree) {
  const Loan row = TRY(database_.prepare(kWriteTree));
  row->bind_text(1, tenant);
  row->bind_integer(2, static_cast<std::int64_t>(tree.size));
  row->bind_bytes(3, tree.peak_bytes());
  return row->write();
}

Outcome Journal::write_trees() {
  for (const auto& [tenant, grown] : trees_)
    if (grown.dirty) TRY(write_tree(tenant, grown.tree));
  return Done{};
}

std::set<std::string> Journal::tenants() const {
  std::set<std::string> tenants;
  for (const auto& [tenant, grown] : trees_)
    if (grown.dirty) tenants.insert(tenant);
  return tenants;
}

Result<std::optional<TreeHead>> Journal::close_turn(Timestamp now) {
  std::map<std::string, CompactTree> grown;
  for (const auto& [tenant, tree] : trees_)
    if (tree.dirty) grown.emplace(tenant, tree.tree);
  if (grown.empty()) return std::optional<TreeHead>();
  TRY(write_trees());
  return std::optional(TRY(append_heads(grown, now)));
}

Result<std::optional<TreeHead>> Journal::add_heads(const std::set<std::string>* tenants, Timestamp now) {
  forget();
  SqlText sql;
  sql += "SELECT t.\"tenant\", t.\"size\", t.\"peaks\" FROM \"journal_trees\" t WHERE t.\"tenant\" <> 'heads'";
  if (tenants) {
    Json::Array names(tenants->begin(), tenants->end());
    sql += " AND ";
    sql.value_in(to_json_text(Json(std::move(names))), [&](const std::string& parameter) {
      return database_.dialect().one_of("t.\"tenant\"", parameter, false);
    });
  }
  sql +=
      " AND t.\"size\" > COALESCE((SELECT h.\"size\" FROM \"journal_heads\" h WHERE h.\"tenant\" = t.\"tenant\" "
      "ORDER BY h.\"seq\" DESC LIMIT 1), 0)";
  std::map<std::string, CompactTree> grown;
  {
    const Loan row = TRY(sql.prepare(database_));
    while (TRY(row->step())) {
      const std::string tenant(row->text(0));
      if (!CompactTree::read(static_cast<std::uint64_t>(row->integer(1)), row->bytes(2), grown[tenant]))
        return damaged(tenant);
    }
  }
  if (grown.empty()) return std::optional<TreeHead>();
  return std::optional(TRY(append_heads(grown, now)));
}

Result<TreeHead> Journal::append_heads(const std::map<std::string, CompactTree>& grown, Timestamp now) {
  CompactTree& platform = *TRY(tree(std::string(kPlatformTree)));
  const Loan row = TRY(database_.prepare(
      "INSERT INTO \"journal_heads\" (\"seq\", \"tenant\", \"size\", \"root\") VALUES ($1, $2, $3, $4)"));
  for (const auto& [tenant, tree] : grown) {
    const Hash root = tree.root();
    platform.append(tenant_leaf(tenant, tree.size, root));
    row->bind_integer(1, static_cast<std::int64_t>(platform.size));
    row->bind_text(2, tenant);
    row->bind_integer(3, static_cast<std::int64_t>(tree.size));
    row->bind_bytes(4, bytes_of(root));
    TRY(row->write());
    row->reset();
  }
  TRY(write_tree(std::string(kPlatformTree), platform));
  return TreeHead{platform.size, platform.root(), now};
}

Result<TreeHead> Journal::head(Timestamp now) {
  forget();
  const CompactTree& platform = *TRY(tree(std::string(kPlatformTree)));
  const TreeHead head{platform.size, platform.root(), now};
  forget();
  return head;
}
