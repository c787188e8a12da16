#include "postgres/pg_outcome.h"

#include <chrono>
#include <thread>

#include "postgres/pg_database.h"
#include "postgres/pg_errors.h"

namespace {

constexpr auto kPatience = std::chrono::seconds(5);
constexpr auto kPause = std::chrono::milliseconds(50);

// Nothing can be said while the transaction's number is in progress. That it is not says only that: a server that
// crashed gives out again the numbers that never reached its log. What was kept is told by the journal.
Result<bool> was_kept(const std::string& address, const std::string& transaction, const RecordMark& mark) {
  const auto database = TRY(PgDatabase::open(address));
  {
    const Loan number = TRY(database->prepare("SELECT pg_xact_status($1::xid8)"));
    number->bind_text(1, transaction);
    const auto known = number->step();
    if (!known && known.error().code == Code::unavailable) return known.error();
    if (known && *known && number->text(0) == "in progress") return database_away();
  }
  const Loan record =
      TRY(database->prepare("SELECT 1 FROM \"journal\" WHERE \"tenant\" = $1 AND \"seq\" = $2 AND \"leaf\" = $3"));
  record->bind_text(1, mark.tenant);
  record->bind_integer(2, static_cast<std::int64_t>(mark.seq));
  record->bind_bytes(3, bytes_of(mark.leaf));
  if (!TRY(record->step())) return false;
  TRY(database->confirm(kPatience));
  return true;
}

}  // namespace

Result<bool> find_out(const std::string& address, const std::string& transaction, const RecordMark& mark) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(kPause);
    if (auto kept = was_kept(address, transaction, mark)) return kept;
  }
  return outcome_unknown();
}
