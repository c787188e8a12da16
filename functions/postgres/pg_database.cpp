#include "postgres/pg_database.h"

#include <cstdio>
#include <cstdlib>
#include <poll.h>

#include "postgres/pg_dialect.h"
#include "postgres/pg_errors.h"
#include "postgres/pg_statement.h"

namespace {

constexpr std::size_t kMostAwaited = 64;  // answers; more could fill the buffers of both sides
constexpr auto kPatienceOnceCancelled = std::chrono::seconds(5);
constexpr auto kHung = std::chrono::seconds(75);  // a server that ended no statement at its statement_timeout

PgResult take_result(PGconn* connection) { return PgResult(pq().PQgetResult(connection)); }

bool is_on(const PGconn* connection, const char* parameter) {
  const char* value = pq().PQparameterStatus(connection, parameter);
  return value && std::string_view(value) == "on";
}

}  // namespace

Result<std::unique_ptr<PgDatabase>> PgDatabase::open(const std::string& address, PgServer server) {
  auto connection = TRY(pg_connect(address, server));
  return std::unique_ptr<PgDatabase>(new PgDatabase(std::move(connection)));
}

PgDatabase::PgDatabase(PgConnection connection) : connection_(std::move(connection)) {
  pq().PQsetNoticeReceiver(connection_.get(), hear, this);
  pq().PQenterPipelineMode(connection_.get());
}

// The commit says success all the same: "The transaction has already committed locally, but might not have been
// replicated to the standby." The words differ by the server's language.
void PgDatabase::hear(void* self, const PGresult* notice) {
  const char* by = pq().PQresultErrorField(notice, PG_DIAG_SOURCE_FUNCTION);
  if (by && std::string_view(by) == "SyncRepWaitForLSN") static_cast<PgDatabase*>(self)->unconfirmed_ = true;
  else std::fputs(pq().PQresultErrorMessage(notice), stderr);
}

PgDatabase::~PgDatabase() { cache_.clear(); }

const Dialect& PgDatabase::dialect() const { return pg_dialect(); }

Result<Loan> PgDatabase::prepare(std::string_view sql) {
  auto at = cache_.find(sql);
  if (at != cache_.end() && at->second->lent_) return Loan(new Prepared(*this, std::string(sql), ""));
  if (at == cache_.end()) {
    if (cache_.size() >= kMostStatements && !reading_) drop_idle_statements();
    auto made = std::make_unique<Prepared>(*this, std::string(sql), "c" + std::to_string(++last_name_));
    at = cache_.emplace(std::string(sql), std::move(made)).first;
  }
  at->second->lent_ = true;
  return Loan(at->second.get());
}

void PgDatabase::drop_idle_statements() {
  (void)settle();
  for (auto at = cache_.begin(); at != cache_.end();) {
    if (at->second->lent_) {
      ++at;
      continue;
    }
    if (at->second->on_server_) (void)run("DEALLOCATE " + at->second->name_);
    at = cache_.erase(at);
  }
}

void PgDatabase::send(std::string_view sql) {
  auto statement = prepare(sql);
  if (statement) (*statement)->send();
}

bool PgDatabase::has_answer(const Statement& statement) const {
  const auto& sent = static_cast<const Prepared&>(statement);
  return !sent.results_.empty() || sent.finished_;
}

void PgDatabase::post(Prepared& statement) {
  using enum Awaited::What;
  if (awaited_.size() >= kMostAwaited) (void)settle();
  statement.sent_ = true;
  if (over_) {
    statement.error_ = {.code = Code::internal, .message = "Something was to be read behind the last that is read."};
    statement.failed_ = statement.finished_ = true;
    return;
  }
  open_ = unasked_ = true;
  bool out = !is_lost();
  if (out && !statement.on_server_) {
    out = pq().PQsendPrepare(connection_.get(), statement.name_.c_str(), statement.sql_.c_str(), 0, nullptr) == 1;
    statement.on_server_ = out && statement.is_kept();
    if (out) awaited_.push_back({preparing, statement.is_kept() ? &statement : nullptr});
  }
  if (out) out = statement.execute(connection_.get());
  if (out) awaited_.push_back({execution, &statement});
  if (out && statement.last_ && reading_) {
    flush();
    over_ = true;
  }
  if (out) return;
  lose();
  statement.error_ = database_away();
  statement.failed_ = statement.finished_ = true;
}

void PgDatabase::flush() {
  if (!open_) return;
  open_ = unasked_ = false;
  if (is_lost() || pq().PQpipelineSync(connection_.get()) != 1) return lose();
  awaited_.push_back({Awaited::What::end, nullptr});
}

// The transaction goes on.
void PgDatabase::ask_for_answers() {
  if (!reading_) return flush();
  if (!std::exchange(unasked_, false)) return;
  if (is_lost() || pq().PQsendFlushRequest(connection_.get()) != 1 || pq().PQflush(connection_.get()) < 0) lose();
}

void PgDatabase::begin_read() {
  if (cache_.size() >= kMostStatements) drop_idle_statements();
  flush();
  reading_ = true;
}

void PgDatabase::end_read() {
  reading_ = over_ = false;
  flush();
}

void PgDatabase::await(Prepared& statement) {
  if (streaming_ && streaming_ != &statement) take_rest_of_stream();
  ask_for_answers();
  while (statement.results_.empty() && !statement.finished_) take_one();
}

// Other answers come behind it.
void PgDatabase::take_rest_of_stream() {
  while (streaming_) take_one();
}

Outcome PgDatabase::settle() {
  ask_for_answers();
  while (!awaited_.empty()) take_one();
  if (is_lost()) return database_away();
  return Done{};
}

void PgDatabase::take_one() {
  using enum Awaited::What;
  if (awaited_.empty()) return lose();
  const Awaited front = awaited_.front();
  if (front.what == execution && front.by && front.by->many_ && !streaming_) {
    pq().PQsetSingleRowMode(connection_.get());
    streaming_ = front.by;
  }
  if (!answers_in_time()) return lose();
  PgResult result = take_result(connection_.get());
  if (front.what == end) {
    awaited_.pop_front();
    aborted_.reset();
    if (!result) lose();
    return;
  }
  if (result) return take(front, std::move(result));
  awaited_.pop_front();
  if (front.by && front.what == execution) front.by->finished_ = true;
  if (streaming_ == front.by) streaming_ = nullptr;
  if (is_lost()) lose();
}

void PgDatabase::take(const Awaited& awaited, PgResult result) {
  Prepared* by = awaited.by;
  switch (pq().PQresultStatus(result.get())) {
    case PGRES_SINGLE_TUPLE:
    case PGRES_TUPLES_OK:
      if (by) by->results_.push_back(std::move(result));
      return;
    case PGRES_COMMAND_OK:
      rows_changed_ = std::atoll(pq().PQcmdTuples(result.get()));
      rolled_back_ = std::string_view(pq().PQcmdStatus(result.get())) == "ROLLBACK";
      return;
    case PGRES_PIPELINE_ABORTED: break;
    default:
      aborted_ = pg_error(result.get());
      if (aborted_->code == Code::unavailable && !trouble_) trouble_ = aborted_;
      lost_ |= aborted_->reason == "DATABASE_AWAY";  // the server ends the connection behind it
  }
  if (!by) return;
  if (awaited.what == Awaited::What::preparing) {
    by->on_server_ = false;
  } else {
    by->error_ = aborted_.value_or(database_away());
    by->failed_ = true;
  }
}

// Its answer is dropped when it comes.
void PgDatabase::forget(const Prepared& statement) {
  if (streaming_ == &statement) streaming_ = nullptr;
  for (Awaited& awaited : awaited_)
    if (awaited.by == &statement && awaited.what == Awaited::What::execution) awaited.by = nullptr;
}

void PgDatabase::lose() {
  lost_ = true;
  streaming_ = nullptr;
  if (!trouble_) trouble_ = database_away();
  for (const Awaited& awaited : awaited_) {
    if (!awaited.by || awaited.what != Awaited::What::execution) continue;
    if (!awaited.by->failed_) awaited.by->error_ = database_away();
    awaited.by->failed_ = awaited.by->finished_ = true;
  }
  awaited_.clear();
}

bool PgDatabase::answers_in_time() {
  using namespace std::chrono;
  const auto hung = steady_clock::now() + kHung;
  for (bool cancelled = false; !is_lost() && pq().PQisBusy(connection_.get());) {
    const auto left = ceil<milliseconds>(deadline_.value_or(hung) - steady_clock::now()).count();
    pollfd answer{.fd = pq().PQsocket(connection_.get()), .events = POLLIN, .revents = 0};
    if (left > 0 && poll(&answer, 1, static_cast<int>(left)) > 0) {
      if (pq().PQconsumeInput(connection_.get()) != 1) return true;  // as the answer will say
    } else if (left <= 0) {
      if (!deadline_ || cancelled || !cancel()) return false;
      cancelled = true;
      deadline_ = steady_clock::now() + kPatienceOnceCancelled;
    }
  }
  return true;
}

bool PgDatabase::cancel() {
  char why[256];
  PGcancel* request = pq().PQgetCancel(connection_.get());
  const bool sent = request && pq().PQcancel(request, why, sizeof why) == 1;
  pq().PQfreeCancel(request);
  return sent;
}

// What was read may come from a commit that waits for them no more; they have it when they have what comes behind it.
Outcome PgDatabase::confirm(std::chrono::milliseconds patience) {
  (void)take_unconfirmed();
  cancel_after(patience);
  const auto reached = TRY(prepare(kReachStandbys))->step();
  cancel_nothing();
  if (!reached) return reached.error();
  return take_unconfirmed() ? Outcome(outcome_unknown()) : Outcome(Done{});
}

bool PgDatabase::is_read_only() const {
  return is_on(connection_.get(), "in_hot_standby") || is_on(connection_.get(), "default_transaction_read_only");
}

Error PgDatabase::give_up() {
  if (!trouble_) trouble_ = serialization_failure();
  return serialization_failure();
}

// What is being read is one transaction, which this would end, with the wall that it has.
Outcome PgDatabase::run(std::string_view sql) {
  if (reading_) return Error{.code = Code::internal, .message = "Statements were to be run amid what is being read."};
  TRY(settle());
  pq().PQexitPipelineMode(connection_.get());
  const PgResult result(pq().PQexec(connection_.get(), std::string(sql).c_str()));
  const bool done = pq().PQresultStatus(result.get()) == PGRES_COMMAND_OK ||
                    pq().PQresultStatus(result.get()) == PGRES_TUPLES_OK ||
                    pq().PQresultStatus(result.get()) == PGRES_EMPTY_QUERY;
  rows_changed_ = std::atoll(pq().PQcmdTuples(result.get()));
  Error error = done ? Error{} : pg_error(result.get());
  if (pq().PQenterPipelineMode(connection_.get()) != 1) lost_ = true;
  if (done) return Done{};
  if (error.code == Code::unavailable && !trouble_) trouble_ = error;
  return error;
}

bool PgDatabase::in_transaction() {
  if (reading_) return true;
  (void)settle();
  const PGTransactionStatusType status = pq().PQtransactionStatus(connection_.get());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}
