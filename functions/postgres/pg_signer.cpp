#include "postgres/pg_signer.h"

#include "postgres/pg_errors.h"
#include "store/journal.h"

namespace {

constexpr auto kPatience = std::chrono::seconds(5);  // with standbys

}  // namespace

PgSigner::PgSigner(std::string address, const StoreContext& context, const std::string& heads_file, PgAccess& access)
    : address_(std::move(address)), context_(context), access_(access), heads_(heads_file, context.key) {}

Outcome PgSigner::sign_news() {
  const std::set<std::string> grown = access_.take_grown();
  if (grown.empty()) return Done{};
  const auto head = cover(&grown);
  if (!head) access_.grew(grown);
  if (!head) return head.error();
  return *head ? append(**head) : Outcome(Done{});
}

Outcome PgSigner::sign_rest() {
  const auto head = TRY(cover(nullptr));
  return head ? append(*head) : Outcome(Done{});
}

Outcome PgSigner::sign_all() {
  auto head = TRY(cover(nullptr));
  if (!head) {
    Journal journal(*database_);
    head = TRY(journal.head(context_.clock.now()));
    const auto confirmed = database_->confirm(kPatience);
    if (!confirmed && confirmed.error().reason == "OUTCOME_UNKNOWN") return Done{};  // a later one will vouch for it
    TRY(confirmed);
  }
  return head->size > 0 ? append(*head) : Outcome(Done{});
}

// The lock is taken before the snapshot: a statement's own, in this isolation.
Result<std::optional<TreeHead>> PgSigner::cover(const std::set<std::string>* tenants) {
  if (!database_ || database_->is_lost()) database_ = TRY(PgDatabase::open(address_));
  Journal journal(*database_);
  TRY(database_->run(
      "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '20s'; SELECT pg_advisory_xact_lock(2)"));
  auto head = journal.add_heads(tenants, context_.clock.now());
  (void)database_->take_unconfirmed();
  database_->cancel_after(kPatience);
  const auto ended = head ? TRY(database_->prepare("COMMIT"))->step() : TRY(database_->prepare("ROLLBACK"))->step();
  database_->cancel_nothing();
  if (head && !ended) return ended.error();
  if (database_->take_unconfirmed()) return std::optional<TreeHead>();  // what a standby may lack is not vouched for
  return head;
}

Outcome PgSigner::append(const TreeHead& head) {
  TRY(heads_.append(head.size, head.root, head.at));
  heads_.sync();
  heads_.thin(context_.clock.now());
  return Done{};
}
