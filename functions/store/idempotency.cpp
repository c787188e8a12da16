#include "store/idempotency.h"

#include "core/time.h"

namespace {

std::string oldest(Timestamp now) { return format_timestamp({now.ms - kKeepAnswers}); }

}  // namespace

Result<std::optional<KeptAnswer>> find_answer(Database& database, const IdempotencyKey& key, Timestamp now) {
  const Loan row =
      TRY(database.prepare("SELECT \"digest\", \"status\", \"answer\" FROM \"idempotency_keys\" "
                           "WHERE \"actor\" = $1 AND \"key\" = $2 AND \"at\" > $3"));
  row->bind_text(1, to_text(key.actor));
  row->bind_text(2, key.key);
  row->bind_text(3, oldest(now));
  if (!TRY(row->step())) return std::optional<KeptAnswer>();
  if (row->text(0) != key.digest)
    return Error{.code = Code::conflict,
                 .message = "This Idempotency-Key was used for another request.",
                 .reason = "IDEMPOTENCY_KEY_REUSED"};
  return std::optional<KeptAnswer>({row->integer(1), std::string(row->text(2))});
}

Outcome keep_answer(Database& database, const IdempotencyKey& key, const KeptAnswer& answer, Timestamp now) {
  const Loan row = TRY(database.prepare(
      "INSERT INTO \"idempotency_keys\" (\"actor\", \"key\", \"digest\", \"status\", \"answer\", \"at\") "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (\"actor\", \"key\") DO UPDATE SET \"digest\" = "
      "excluded.\"digest\", \"status\" = excluded.\"status\", \"answer\" = excluded.\"answer\", \"at\" = "
      "excluded.\"at\""));
  row->bind_text(1, to_text(key.actor));
  row->bind_text(2, key.key);
  row->bind_text(3, key.digest);
  row->bind_integer(4, answer.status);
  row->bind_text(5, answer.answer);
  row->bind_text(6, format_timestamp(now));
  (void)TRY(row->step());
  return Done{};
}

Outcome drop_old_answers(Database& database, Timestamp now) {
  const Loan rows = TRY(database.prepare("DELETE FROM \"idempotency_keys\" WHERE \"at\" <= $1"));
  rows->bind_text(1, oldest(now));
  (void)TRY(rows->step());
  return Done{};
}
