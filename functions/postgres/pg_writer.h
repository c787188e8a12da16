#pragma once

#include "postgres/pg_sights.h"
#include "postgres/pg_tenant_locks.h"
#include "postgres/pg_version.h"
#include "store/writer.h"

// Requests over a connection of their own: each that writes is a serializable transaction, which is committed when it
// is kept. Whoever runs the requests does again what may_repeat().
class PgWriter final : public Writer {
 public:
  PgWriter(std::string address, const StoreContext& context, PgAccess& access);
  ~PgWriter() override;
  PgWriter(const PgWriter&) = delete;
  PgWriter& operator=(const PgWriter&) = delete;

  // Before each request: connects, and ends what the last one left. `kind`: requests that are likely to write to the
  // same tenants; 0: unknown. `assuming`: it goes on as though nobody's access had changed since this was looked at
  // last, and learns with its first answer whether that is so. It must do nothing that cannot be done again.
  Outcome ready(std::size_t kind = 0, bool assuming = false);
  // The request is over. True: it came to nothing for no fault of its own, and nothing of it was kept.
  bool may_repeat();
  // The reason of the last request that came to nothing so.
  const std::string& trouble() const { return trouble_; }

  Database& database(Intent = Intent::writing) override { return *database_; }
  Outcome begin_read(Intent) override;
  void end_read() override;
  std::optional<Version> version(Intent intent) override { return version_.of(*database_, intent); }
  KnownRows* known_rows(Intent) override;

  Outcome narrow_sight(const Subject&) override;
  Outcome narrow_writes(const Subject&) override;

  Outcome begin_request() override;
  Outcome begin_note() override;
  Outcome keep_request(const SqlWorkspace& workspace, const RequestFacts& facts) override;
  Outcome keep_request() override;
  void undo_request() override;
  Outcome confirm_request() override;
  std::uint64_t newest_record(const Uuid& tenant) const override { return journal_->newest(tenant); }
  Outcome commit_turn() override { return Done{}; }
  void rest() override { (void)(when_resting_ ? when_resting_() : Outcome(Done{})); }
  void when_resting(std::function<Outcome()> call) { when_resting_ = std::move(call); }

  PgDatabase& connection() { return *database_; }

 private:
  enum class State : std::uint8_t { idle, reading, writing };

  Outcome connect();
  void disconnect();
  Outcome begin(std::string_view number, std::chrono::steady_clock::time_point until);
  void end();
  Outcome commit(bool journaled);
  Outcome learn_outcome();

  std::function<Outcome()> when_resting_;
  const std::string address_;
  const StoreContext& context_;
  PgAccess& access_;
  std::unique_ptr<PgDatabase> database_;
  std::unique_ptr<Journal> journal_;
  State state_ = State::idle;
  std::size_t kind_ = 0;
  PgTenantLocks locks_;
  std::string transaction_;   // its number; empty: unknown
  std::uint64_t taking_ = 0;  // PgAccess::taking() when it was made
  PgVersion version_;
  KnownRows known_;
  std::optional<Version> known_at_;
  PgSights sights_;
  std::string trouble_;
  bool noting_ = false;
  bool kept_ = false;     // this request has left something
  bool unknown_ = false;  // whether it has
};
