#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <utility>

#include "postgres/pg_connect.h"
#include "store/database.h"
#include "store/statement_cache.h"

// Leaves something in the log for the standbys to confirm.
inline constexpr std::string_view kReachStandbys = "SELECT pg_logical_emit_message(true, 'carmen', 'confirm')";

// A connection to PostgreSQL 15 or later over libpq's pipeline: what is sent waits for its answer only when somebody
// asks for it. Statements are prepared once and kept. A lost connection is not mended: open another.
class PgDatabase final : public Database {
 public:
  // As pg_connect().
  static Result<std::unique_ptr<PgDatabase>> open(const std::string& address, PgServer server = PgServer::writable);
  ~PgDatabase() override;
  PgDatabase(const PgDatabase&) = delete;
  PgDatabase& operator=(const PgDatabase&) = delete;

  const Dialect& dialect() const override;
  Result<Loan> prepare(std::string_view sql) override;
  Outcome run(std::string_view sql) override;
  std::int64_t rows_changed() const override { return rows_changed_; }
  bool in_transaction() override;
  Outcome check_integrity() override { return Done{}; }  // the engine's own checksums do it

  // On its way, and awaited with whatever comes next. When it fails, so does that.
  void send(std::string_view sql);
  // Whether asking for its rows would wait no more. Of a statement of this connection.
  bool has_answer(const Statement&) const;
  // What is sent outside of a transaction stands or falls together until here. Sends all of it.
  void flush();
  // Until end_read() all that is sent is one transaction, with the session's own isolation, which no statement begins
  // or ends: it costs no more than what it reads.
  void begin_read();
  void end_read();
  // Waits for all that was sent.
  Outcome settle();
  // Why a transaction could not go on for no fault of the request: SERIALIZATION, DATABASE_AWAY and their like.
  // Nothing when there was none since.
  std::optional<Error> take_trouble() { return std::exchange(trouble_, std::nullopt); }
  // Whether the last command was a commit of what could only be undone.
  bool was_rolled_back() const { return rolled_back_; }
  // Whatever is not answered by then is cancelled; a server that does not answer even so is lost. A commit that only
  // waits for the standbys to confirm it is kept all the same, and take_unconfirmed() says so.
  void cancel_after(std::chrono::milliseconds patience) { deadline_ = std::chrono::steady_clock::now() + patience; }
  void cancel_nothing() { deadline_.reset(); }
  // Whether a commit since this was asked last gave up to wait for a standby: there it may be lost.
  bool take_unconfirmed() { return std::exchange(unconfirmed_, false); }
  // Waits until the standbys have whatever can be read here; OUTCOME_UNKNOWN when they do not confirm it in time.
  Outcome confirm(std::chrono::milliseconds patience);
  // As far as the last answer told.
  bool is_read_only() const;
  // What is begun cannot be kept beside what others do: SERIALIZATION, as the engine says it.
  Error give_up();
  bool is_lost() const { return lost_ || pq().PQstatus(connection_.get()) != CONNECTION_OK; }

 private:
  class Prepared;
  // What an answer is awaited of, in order. The statement may be gone by then.
  struct Awaited {
    enum class What : std::uint8_t { preparing, execution, end } what;
    Prepared* by;
  };

  explicit PgDatabase(PgConnection connection);
  static void hear(void* self, const PGresult* notice);
  void post(Prepared& statement);
  void await(Prepared& statement);
  void ask_for_answers();
  void take_one();
  bool answers_in_time();
  bool cancel();
  void take(const Awaited& awaited, PgResult result);
  void take_rest_of_stream();
  void forget(const Prepared& statement);
  void lose();
  void drop_idle_statements();

  PgConnection connection_;
  StatementCache<Prepared> cache_;
  std::deque<Awaited> awaited_;
  Prepared* streaming_ = nullptr;  // whose rows are still coming
  bool open_ = false;              // something was sent since the last end
  bool unasked_ = false;           // … and no answer demanded
  bool reading_ = false;
  bool over_ = false;  // the last was read
  std::optional<Error> trouble_;
  std::optional<Error> aborted_;  // why all up to the next end are passed over
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  std::int64_t rows_changed_ = 0;
  std::uint64_t last_name_ = 0;
  bool rolled_back_ = false;
  bool unconfirmed_ = false;
  bool lost_ = false;
};
