#include "store/chain.h"

#include "core/time.h"

namespace {

// What stands beside a record, so that it can be searched, says what the record says.
const char* disagreement(const Statement& row, const Json& record, std::string_view tenant, std::int64_t seq) {
  if (record.text("tenant") != tenant || record.integer("seq") != seq) return "the record belongs to another place";
  if (row.text(3) != record.text("at")) return "the column \"at\" was changed";
  if (row.text(4) != record.text("actor")) return "the column \"actor\" was changed";
  if (row.text(5) != record.text("actorName")) return "the column \"actor_name\" was changed";
  if (row.text(6) != record.text("behind")) return "the column \"behind\" was changed";
  if (row.text(7) != record.text("action")) return "the column \"action\" was changed";
  const Json* place = record.find("place");
  static constexpr std::pair<const char*, int> kScopes[] = {
      {"organisation", 8}, {"cluster", 9}, {"businessUnit", 10}, {"department", 11}};
  for (const auto& [name, column] : kScopes)
    if (row.text(column) != (place ? place->text(name) : std::string_view()))
      return "a column of its place was changed";
  return nullptr;
}

}  // namespace

Outcome Chain::read_heads() {
  const Loan row =
      TRY(database_.prepare("SELECT \"seq\", \"tenant\", \"size\", \"root\" FROM \"journal_heads\" ORDER BY \"seq\""));
  row->expect_many();
  CompactTree platform;
  while (TRY(row->step())) {
    if (row->integer(0) != static_cast<std::int64_t>(platform.size) + 1 || row->bytes(3).size() != sizeof(Hash)) {
      find("", 0, "the platform's tree lacks its head " + std::to_string(platform.size + 1));
      break;
    }
    const std::string tenant(row->text(1));
    const Stored head{static_cast<std::uint64_t>(row->integer(2)), hash_from(row->bytes(3))};
    platform.append(tenant_leaf(tenant, head.size, head.root));
    platform_roots_[platform.size] = platform.root();
    heads_[tenant].push_back(head);
  }
  trees_[std::string(kPlatformTree)] = std::move(platform);
  return Done{};
}

Outcome Chain::check_records(const std::function<void(const Json&)>& replay) {
  TRY(read_heads());
  const Loan row = TRY(database_.prepare(
      "SELECT \"tenant\", \"seq\", \"record\", \"at\", \"actor\", \"actor_name\", \"behind\", \"action\", "
      "\"organisation\", \"cluster\", \"business_unit\", \"department\", \"leaf\" FROM \"journal\" "
      "ORDER BY \"tenant\", \"seq\""));
  row->expect_many();
  std::string tenant;
  while (TRY(row->step())) {
    if (row->text(0) != tenant) {
      if (!tenant.empty()) close_tenant(tenant);
      tenant = row->text(0);
      ++verdict_.tenants;
    }
    const auto expected = static_cast<std::int64_t>(trees_[tenant].size) + 1;
    if (row->integer(1) != expected) {
      find(tenant, expected, "the record is missing");
      while (static_cast<std::int64_t>(trees_[tenant].size) + 1 < row->integer(1)) trees_[tenant].append(Hash{});
    }
    check_row(*row, tenant, row->integer(1), replay);
  }
  if (!tenant.empty()) close_tenant(tenant);
  for (const auto& [other, heads] : heads_)
    if (!trees_.count(other)) find(other, 1, "the record is missing, and all that followed it");
  return Done{};
}

void Chain::check_row(const Statement& row, const std::string& tenant, std::int64_t seq,
                      const std::function<void(const Json&)>& replay) {
  ++verdict_.records;
  const std::string_view text = row.text(2);
  const Hash leaf = leaf_hash(text);
  CompactTree& tree = trees_[tenant];
  tree.append(leaf);
  if (row.bytes(12) != bytes_of(leaf)) {
    find(tenant, seq, "the record does not fit its hash");
  } else if (const auto record = parse_json(text, {.bytes = 1u << 30, .depth = 64}); !record) {
    find(tenant, seq, "the record cannot be read");
  } else {
    if (const char* what = disagreement(row, *record, tenant, seq)) find(tenant, seq, what);
    replay(*record);
  }
  check_root(tenant, tree);
}

void Chain::check_root(const std::string& tenant, const CompactTree& tree) {
  const auto& heads = heads_[tenant];
  std::size_t& next = next_head_[tenant];
  if (next >= heads.size() || heads[next].size != tree.size) return;
  const std::uint64_t before = next > 0 ? heads[next - 1].size : 0;
  const bool known = !verdict_.findings.empty() && verdict_.findings.back().tenant == tenant;
  if (tree.root() != heads[next].root && !known)
    find(tenant, static_cast<std::int64_t>(before) + 1,
         "the record, or one up to " + std::to_string(tree.size) + ", is not the one that was committed");
  ++next;
}

void Chain::close_tenant(const std::string& tenant) {
  const auto& heads = heads_[tenant];
  const std::uint64_t size = trees_[tenant].size;
  const std::uint64_t committed = heads.empty() ? 0 : heads.back().size;
  if (size < committed)
    find(tenant, static_cast<std::int64_t>(size) + 1, "the record is missing, and all that followed it");
  else if (size > committed && !follow_)
    find(tenant, static_cast<std::int64_t>(committed) + 1, "the record was never committed");
}

Outcome Chain::check_trees() {
  const Loan row = TRY(database_.prepare("SELECT \"tenant\", \"size\", \"peaks\" FROM \"journal_trees\""));
  std::size_t found = 0;
  while (TRY(row->step())) {
    ++found;
    const std::string tenant(row->text(0));
    CompactTree stored;
    const bool read = CompactTree::read(static_cast<std::uint64_t>(row->integer(1)), row->bytes(2), stored);
    if (!read || !trees_.count(tenant) || !(stored == trees_[tenant]))
      find(tenant == kPlatformTree ? "" : tenant, 0, "the stored tree is not that of the records");
  }
  const std::size_t wanted = trees_.size() - (trees_[std::string(kPlatformTree)].size == 0 ? 1 : 0);
  if (found != wanted) find("", 0, "a stored tree is missing");
  return Done{};
}

Outcome Chain::check_signed(const std::vector<TreeHead>& heads, std::string_view public_key) {
  const std::uint64_t size = trees_[std::string(kPlatformTree)].size;
  for (const TreeHead& head : heads) {
    ++verdict_.signed_heads;
    const auto at = platform_roots_.find(head.size);
    if (!is_signed_by(public_key, head.signed_text(), head.signature))
      find("", 0, "the signed head of " + format_timestamp(head.at) + " does not bear the key's signature");
    else if (head.size > size)
      find("", 0,
           "the newest records were deleted: the head of " + format_timestamp(head.at) + " vouches for " +
               std::to_string(head.size) + " commits, " + std::to_string(size) + " are there");
    else if (at == platform_roots_.end() || at->second != head.root)
      find("", 0, "the journal is not the one whose head was signed on " + format_timestamp(head.at));
    else continue;
    break;
  }
  if (heads.empty() && size > 0) find("", 0, "no signed head is there to vouch for the journal");
  return Done{};
}
