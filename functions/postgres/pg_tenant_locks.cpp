#include "postgres/pg_tenant_locks.h"

#include <algorithm>

namespace {

constexpr std::string_view kLock =
    "SELECT set_config('lock_timeout', $2, true), pg_advisory_lock(hashtextextended($1, 0))";
constexpr std::string_view kTryLock = "SELECT pg_try_advisory_lock(hashtextextended($1, 0))";

}  // namespace

std::string lock_timeout(std::chrono::steady_clock::time_point until) {
  using namespace std::chrono;
  const auto left = ceil<milliseconds>(until - steady_clock::now());
  return std::to_string(std::max(left, milliseconds(1)).count()) + "ms";  // 0 would be for ever
}

Outcome PgTenantLocks::wait_for(PgDatabase& database, const std::set<std::string>& tenants,
                                std::chrono::steady_clock::time_point until) {
  for (const std::string& tenant : tenants) {
    const Loan row = TRY(database.prepare(kLock));
    row->bind_text(1, tenant);
    row->bind_text(2, lock_timeout(until));
    held_.insert(tenant);  // a statement that is cancelled may have got it: no rollback takes it back
    (void)TRY(row->step());
  }
  return Done{};
}

Outcome PgTenantLocks::try_one(PgDatabase& database, const std::string& tenant) {
  if (held_.count(tenant)) return Done{};
  const Loan row = TRY(database.prepare(kTryLock));
  row->bind_text(1, tenant);
  held_.insert(tenant);
  (void)TRY(row->step());
  return row->boolean(0) ? Outcome(Done{}) : Outcome(database.give_up());
}

void PgTenantLocks::release(PgDatabase& database) {
  if (held_.empty()) return;
  database.send("SELECT pg_advisory_unlock_all()");
  database.flush();
  held_.clear();
}
