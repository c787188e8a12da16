#pragma once

#include <chrono>
#include <set>
#include <string>

#include "postgres/pg_database.h"

// How long a statement may wait for a lock, as lock_timeout has it, for who has until then.
std::string lock_timeout(std::chrono::steady_clock::time_point until);

// The tenants that a connection has locked for its transaction: who is about to write to one keeps out others who are,
// as long as all expect it. Only the connection's thread.
class PgTenantLocks {
 public:
  // Outside of any transaction, since its snapshot must come after the wait; the set has the same order for all.
  Outcome wait_for(PgDatabase& database, const std::set<std::string>& tenants,
                   std::chrono::steady_clock::time_point until);
  // Of a tenant that nobody expected. Whoever holds it is about to commit there: then this transaction could not, and
  // does not hold him up by trying.
  Outcome try_one(PgDatabase& database, const std::string& tenant);
  void release(PgDatabase& database);
  void forget() { held_.clear(); }  // the connection is gone

 private:
  std::set<std::string> held_;  // or asked for
};
