#include "api/journal_proof.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include "api/journal_query.h"
#include "api/request_scope.h"
#include "core/time.h"
#include "store/heads.h"
#include "store/journal.h"
#include "store/merkle.h"

namespace {

struct Wanted {
  std::string tenant;
  std::int64_t seq = 0;
};

Error no_record() { return {.code = Code::missing, .message = "There is no such record."}; }

// Heads may follow the records that they cover by a moment.
Error not_covered() {
  return {.code = Code::unavailable,
          .message = "No head covers this record yet. Try again in a moment.",
          .reason = "NOT_COVERED"};
}

std::string hex(const Hash& hash) { return to_hex(bytes_of(hash)); }

Json path_json(const std::vector<Hash>& path) {
  Json out = Json::array();
  for (const Hash& hash : path) out.push(hex(hash));
  return out;
}

Result<std::vector<Hash>> read_leaves(Database& database, const std::string& tenant, std::int64_t size) {
  const Loan row = TRY(
      database.prepare("SELECT \"leaf\" FROM \"journal\" WHERE \"tenant\" = $1 AND \"seq\" <= $2 ORDER BY \"seq\""));
  row->bind_text(1, tenant);
  row->bind_integer(2, size);
  row->expect_many();
  std::vector<Hash> leaves;
  while (TRY(row->step())) leaves.push_back(hash_from(row->bytes(0)));
  return leaves;
}

Result<std::vector<Hash>> read_heads_as_leaves(Database& database, std::int64_t size) {
  const Loan row = TRY(database.prepare(
      "SELECT \"tenant\", \"size\", \"root\" FROM \"journal_heads\" WHERE \"seq\" <= $1 ORDER BY \"seq\""));
  row->bind_integer(1, size);
  row->expect_many();
  std::vector<Hash> leaves;
  while (TRY(row->step()))
    leaves.push_back(tenant_leaf(row->text(0), static_cast<std::uint64_t>(row->integer(1)), hash_from(row->bytes(2))));
  return leaves;
}

Result<Json> prove(const Api& api, const Wanted& wanted) {
  auto database = TRY(api.open_reader(nullptr));
  const Loan head = TRY(database->prepare(
      "SELECT \"seq\", \"size\", \"root\" FROM \"journal_heads\" WHERE \"tenant\" = $1 AND \"size\" >= $2 "
      "ORDER BY \"seq\" LIMIT 1"));
  head->bind_text(1, wanted.tenant);
  head->bind_integer(2, wanted.seq);
  if (!TRY(head->step())) return not_covered();
  const std::int64_t at = head->integer(0), size = head->integer(1);
  const auto leaves = TRY(read_leaves(*database, wanted.tenant, size));
  const auto heads = TRY(read_heads(api.heads_file));
  const auto newest = std::find_if(heads.rbegin(), heads.rend(),
                                   [&](const TreeHead& h) { return h.size >= static_cast<std::uint64_t>(at); });
  Json out = Json::Object{{"tenant", wanted.tenant},
                          {"seq", wanted.seq},
                          {"leaf", hex(leaves[static_cast<std::size_t>(wanted.seq - 1)])},
                          {"size", size},
                          {"root", hex(hash_from(head->bytes(2)))},
                          {"path", path_json(inclusion_proof(leaves, static_cast<std::uint64_t>(wanted.seq - 1)))}};
  if (newest == heads.rend()) return out;
  const auto platform = TRY(read_heads_as_leaves(*database, static_cast<std::int64_t>(newest->size)));
  out.set("platform", Json::Object{{"leaf", at},
                                   {"size", static_cast<std::int64_t>(newest->size)},
                                   {"root", hex(newest->root)},
                                   {"path", path_json(inclusion_proof(platform, static_cast<std::uint64_t>(at - 1)))},
                                   {"at", format_timestamp(newest->at)},
                                   {"signature", to_hex(newest->signature)},
                                   {"publicKey", to_hex(api.store->key.public_key())}});
  return out;
}

}  // namespace

Outcome answer_proof(const Api& api, Exchange& exchange, const Caller& caller) {
  Wanted wanted{.tenant = std::string(exchange.param("tenant"))};
  const std::string_view seq = exchange.param("seq");
  const auto [end, error] = std::from_chars(seq.data(), seq.data() + seq.size(), wanted.seq);
  const auto tenant = parse_uuid(wanted.tenant);
  if (!tenant || error != std::errc() || end != seq.data() + seq.size() || wanted.seq < 1) return no_record();
  wanted.tenant = to_text(*tenant);

  RequestScope scope(api, exchange, caller);
  const Reach seen = reach(caller.subject(), "journal.read", scope.workspace().now());
  JournalQuery all;
  all.record = {wanted.tenant, wanted.seq};
  const SqlText sql = journal_sql(all, seen, false);
  if (!TRY(TRY(sql.prepare(scope.database()))->step())) return no_record();
  auto made = std::make_shared<Result<Json>>(Json());
  exchange.defer(
      WorkPriority::normal, [&api, wanted, made] { *made = prove(api, wanted); },
      [made](Exchange& later) {
        if (!*made) return later.refuse(made->error());
        later.answer(200, to_json_text(**made));
      });
  return Done{};
}
