#include "postgres/pg_tenant_locks.h"

namespace {

// A session waits 2 s for a lock, so that who reads what is locked does not take all connections for long.
constexpr std::string_view kLock =
    "SELECT set_config('lock_timeout', '10s', true), pg_advisory_lock(hashtextextended($1, 0))";
constexpr std::string_view kTryLock = "SELECT pg_try_advisory_lock(hashtextextended($1, 0))";

}  // namespace

Outcome PgTenantLocks::wait_for(PgDatabase& database, const std::set<std::string>& tenants) {
  for (const std::string& tenant : tenants) {
    const Loan row = TRY(database.prepare(kLock));
    row->bind_text(1, tenant);
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
