#include "postgres/pg_sights.h"

#include "postgres/pg_wall.h"

namespace {

constexpr std::string_view kSee = "SELECT set_config('carmen.tenants', $1, true)";
constexpr std::size_t kMostKnown = 1'000;  // people

}  // namespace

bool PgSights::is_walled(const Subject& subject) const { return context_.people && !sees_all(subject); }

Outcome PgSights::narrow(PgDatabase& database, const Subject& subject, const std::optional<Writer::Version>& now) {
  if (known_at_ != now) known_.clear();
  known_at_ = now;
  if (const auto known = known_.find(subject.id); now && known != known_.end()) {
    const Loan row = TRY(database.prepare(kSee));
    row->bind_text(1, known->second);
    return row->write();
  }
  asked_ = TRY(wall_of(subject, kSeenTenants).prepare(database));
  seeing_ = subject.id;
  return asked_->write();
}

Outcome PgSights::narrow_writes(PgDatabase& database, const Subject& subject) const {
  return TRY(wall_of(subject, kWrittenTenants).prepare(database))->write();
}

void PgSights::learn(PgDatabase& database, const std::optional<Writer::Version>& read) {
  if (!asked_) return;
  const Loan row = std::move(asked_);
  if (!read || read != known_at_ || !database.has_answer(*row)) return;
  const auto found = row->step();
  if (known_.size() >= kMostKnown) known_.clear();
  if (found && *found) known_.insert_or_assign(seeing_, std::string(row->text(0)));
}

SqlText PgSights::wall_of(const Subject& subject, std::string_view setting) const {
  return narrow_sql(context_.tables.catalogue(), *context_.people, subject, setting, WallUntil::transaction);
}
