#include "store/verify.h"

#include "store/chain.h"
#include "store/replay.h"

namespace {

Result<Verdict> verify_moment(Database& database, const Tables& tables, Result<std::vector<TreeHead>> heads,
                              const SigningKey& key) {
  Verdict verdict;
  Chain chain(database, verdict);
  Replay replay(tables);
  TRY(chain.check_records([&](const Json& record) { replay.take(record); }));
  TRY(chain.check_trees());
  if (!heads && heads.error().code == Code::missing) heads = std::vector<TreeHead>();
  if (!heads) verdict.findings.push_back({"", 0, heads.error().message});
  else TRY(chain.check_signed(*heads, key.public_key()));
  if (verdict.whole()) {
    TRY(replay.compare(database, key, verdict));
    TRY(replay.compare_targets(database, verdict));
  }
  if (const auto sound = database.check_integrity(); !sound) verdict.findings.push_back({"", 0, sound.error().message});
  return verdict;
}

}  // namespace

// The heads first: whatever they vouch for is there in a later moment.
Result<Verdict> verify(Database& database, const Tables& tables, const std::string& heads_file, const SigningKey& key) {
  auto heads = read_heads(heads_file);
  const bool alone = !database.in_transaction();
  if (alone) TRY(database.run(database.dialect().begin_read));
  auto verdict = verify_moment(database, tables, std::move(heads), key);
  if (alone) TRY(database.run("COMMIT"));
  return verdict;
}
