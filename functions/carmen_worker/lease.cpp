#include "carmen_worker/lease.h"

#include "core/time.h"

Result<bool> lease_job(Database& database, const std::string& name, const std::string& holder, Timestamp now,
                       std::int64_t lease_ms) {
  const std::string at = format_timestamp(now);
  const Loan added = TRY(database.prepare(
      "INSERT INTO \"jobs\" (\"name\", \"due_at\", \"holder\", \"leased_until\") VALUES ($1, $2, '', $3) "
      "ON CONFLICT DO NOTHING"));
  added->bind_text(1, name);
  added->bind_text(2, at);
  added->bind_text(3, at);
  (void)TRY(added->step());
  const Loan free = TRY(
      database.prepare("SELECT 1 FROM \"jobs\" WHERE \"name\" = $1 AND \"due_at\" <= $2 AND \"leased_until\" <= $3" +
                       std::string(database.dialect().skip_locked)));
  free->bind_text(1, name);
  free->bind_text(2, at);
  free->bind_text(3, at);
  if (!TRY(free->step())) return false;
  const Loan taken =
      TRY(database.prepare("UPDATE \"jobs\" SET \"holder\" = $1, \"leased_until\" = $2 WHERE \"name\" = $3"));
  taken->bind_text(1, holder);
  taken->bind_text(2, format_timestamp({now.ms + lease_ms}));
  taken->bind_text(3, name);
  (void)TRY(taken->step());
  return true;
}

Outcome end_job(Database& database, const std::string& name, const std::string& holder, Timestamp due) {
  const Loan row = TRY(database.prepare(
      "UPDATE \"jobs\" SET \"due_at\" = $1, \"leased_until\" = $2, \"holder\" = '' WHERE \"name\" = $3 AND \"holder\" "
      "= $4"));
  const std::string at = format_timestamp(due);
  row->bind_text(1, at);
  row->bind_text(2, at);
  row->bind_text(3, name);
  row->bind_text(4, holder);
  (void)TRY(row->step());
  return Done{};
}
