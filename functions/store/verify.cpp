#include "store/verify.h"

#include "store/chain.h"
#include "store/replay.h"

Result<Verdict> verify(Database& database, const Tables& tables, const std::string& heads_file, const SigningKey& key) {
  Verdict verdict;
  Chain chain(database, verdict);
  Replay replay(tables);
  TRY(chain.check_records([&](const Json& record) { replay.take(record); }));
  TRY(chain.check_trees());
  auto heads = read_heads(heads_file);
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
