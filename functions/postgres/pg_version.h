#pragma once

#include "postgres/pg_access.h"
#include "postgres/pg_database.h"
#include "store/writer.h"

// The version of the database that a connection's request reads, as far as it bears on access. It is asked for with
// what the request reads first, and who may assume goes on before the answer is there. Only the connection's thread.
class PgVersion {
 public:
  PgVersion(const StoreContext& context, PgAccess& access) : context_(context), access_(access) {}

  void connected() { number_ = access_.join(); }
  void forget_asked() { row_.reset(); }  // the connection goes

  // `assuming`: a request begins that goes on as though nobody's access had changed since this was looked at last.
  void begin(bool assuming) { assuming_ = assuming; }
  // The request's transaction begins. Waits for nothing.
  void ask(PgDatabase& database);
  // What it reads, or is assumed to read; nothing when it did not ask, or the database does not answer.
  std::optional<Writer::Version> of(PgDatabase& database, Intent intent);
  // What it is known to have read, without waiting for it.
  std::optional<Writer::Version> known() const { return known_; }
  // Waits for the answer when something was assumed: SERIALIZATION when that was wrong.
  Outcome confirm(PgDatabase& database) { return assumed_ ? learn(database) : Outcome(Done{}); }
  void end();

 private:
  bool may_assume() const;
  Outcome learn(PgDatabase& database);

  const StoreContext& context_;
  PgAccess& access_;
  std::uint64_t number_ = 0;  // of the connection
  Loan row_;                  // asked for, and not looked at yet
  PgAccess::Epoch epoch_;
  std::uint64_t asked_ = 0;  // how many connections there were when it was asked for
  std::optional<Writer::Version> known_;
  bool assuming_ = false;
  bool assumed_ = false;  // somebody was told a version before it was known
  bool wary_ = false;     // an assumption has just been wrong
};
