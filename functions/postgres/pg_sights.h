#pragma once

#include <map>
#include <optional>

#include "postgres/pg_database.h"
#include "store/sql_text.h"
#include "store/writer.h"

// Which tenants people see, by what a connection has asked about them under one version of the database. Only the
// connection's thread.
class PgSights {
 public:
  explicit PgSights(const StoreContext& context) : context_(context) {}

  // Who is not sees everything, as the session itself does.
  bool is_walled(const Subject& subject) const;
  // Puts the transaction behind the wall of what a walled subject sees, or may write to. Its failure is that of the
  // next statement. `now`: the version that the transaction reads, as far as is known or assumed.
  Outcome narrow(PgDatabase& database, const Subject& subject, const std::optional<Writer::Version>& now);
  Outcome narrow_writes(PgDatabase& database, const Subject& subject) const;
  // The transaction ends, and `read` is the version that it is found to have read: what it was told is remembered.
  void learn(PgDatabase& database, const std::optional<Writer::Version>& read);
  void forget_asked() { asked_.reset(); }  // the connection goes

 private:
  SqlText wall_of(const Subject& subject, std::string_view setting) const;

  const StoreContext& context_;
  std::map<Uuid, std::string> known_;
  std::optional<Writer::Version> known_at_;
  Uuid seeing_;  // whose tenants are being asked for …
  Loan asked_;   // … and told
};
