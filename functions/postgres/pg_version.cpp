#include "postgres/pg_version.h"

#include "postgres/pg_errors.h"

namespace {

// What has become visible since the snapshot $1 that bears on access. The order makes it walk the index, whatever the
// table held when the plan was made.
constexpr std::string_view kEpoch = R"(SELECT pg_current_snapshot()::text, EXISTS (
    SELECT 1 FROM (SELECT "xid" FROM "access_changes" WHERE "xid" >= pg_snapshot_xmin($1::pg_snapshot) ORDER BY "xid") c
    WHERE NOT pg_visible_in_snapshot(c."xid", $1::pg_snapshot)))";

constexpr std::int64_t kOldEpoch = 10 * 60'000;  // milliseconds; what bore on it may be forgotten later

}  // namespace

void PgVersion::ask(PgDatabase& database) {
  known_.reset();
  epoch_ = access_.current();
  asked_ = access_.joined();
  auto row = database.prepare(kEpoch);
  if (!row) return;
  (*row)->bind_text(1, epoch_.snapshot);
  (*row)->send();
  row_ = std::move(*row);
}

std::optional<Writer::Version> PgVersion::of(PgDatabase& database, Intent intent) {
  if (!row_) return known_;
  if (intent == Intent::reading && assuming_ && !wary_ && !database.has_answer(*row_) && may_assume()) {
    assumed_ = true;
    return Writer::Version{epoch_.number, 0};
  }
  (void)learn(database);
  return known_;
}

// A server that crashed gives out numbers of transactions again: a snapshot tells who was connected then alone.
bool PgVersion::may_assume() const {
  return epoch_.asked >= number_ && context_.clock.now().ms - epoch_.at_ms <= kOldEpoch;
}

// What was done under an assumption that was wrong comes to nothing.
Outcome PgVersion::learn(PgDatabase& database) {
  if (!row_) return Done{};
  const Loan row = std::move(row_);
  if (!TRY(row->step())) return database_away();
  const bool changed = row->boolean(1);
  if (changed || !may_assume()) epoch_ = access_.begin(std::string(row->text(0)), asked_, context_.clock.now());
  known_ = Writer::Version{epoch_.number, 0};
  wary_ = assumed_ && changed;
  assumed_ = false;
  return wary_ ? Outcome(database.give_up()) : Outcome(Done{});
}

void PgVersion::end() {
  row_.reset();
  known_.reset();
  assumed_ = false;
}
