#include "postgres/pg_writer.h"

#include <algorithm>

#include "core/time.h"
#include "postgres/pg_errors.h"
#include "postgres/pg_outcome.h"

namespace {

constexpr std::string_view kReadOneMoment = "SET default_transaction_isolation = 'repeatable read'";
constexpr std::string_view kBeginWrite = "BEGIN ISOLATION LEVEL SERIALIZABLE";
constexpr std::string_view kNumber = "SELECT pg_current_xact_id()::text, set_config('lock_timeout', $1, true)";
constexpr std::string_view kNumberOfNote =
    "SELECT pg_current_xact_id()::text, set_config('lock_timeout', $1, true), "
    "set_config('synchronous_commit', 'off', true)";
constexpr std::string_view kNoteAccess =
    "INSERT INTO \"access_changes\" (\"xid\", \"at\") VALUES (pg_current_xact_id(), $1) ON CONFLICT DO NOTHING";

// A session itself waits 2 s for a lock, so that who reads what is locked does not take all connections for long.
constexpr auto kPatienceToWrite = std::chrono::seconds(10);  // for the tenants and for what is locked, together
constexpr auto kPatienceToNote = std::chrono::milliseconds(100);
constexpr auto kPatienceToKeep = std::chrono::seconds(5);  // with a commit, which waits for the standbys

}  // namespace

PgWriter::PgWriter(std::string address, const StoreContext& context, PgAccess& access)
    : address_(std::move(address)), context_(context), access_(access), version_(context, access), sights_(context) {}

PgWriter::~PgWriter() { disconnect(); }

void PgWriter::disconnect() {
  version_.forget_asked();
  sights_.forget_asked();
  journal_.reset();
  if (!database_) return;
  if (database_->is_lost()) ++access_.counts().lost;
  --access_.counts().connections;
  database_.reset();
}

Outcome PgWriter::connect() {
  disconnect();
  locks_.forget();
  state_ = State::idle;
  taking_ = access_.taking();
  database_ = TRY(PgDatabase::open(address_, PgServer::any));
  ++access_.counts().connections;
  version_.connected();
  journal_ = std::make_unique<Journal>(*database_);
  return database_->run(kReadOneMoment);
}

Outcome PgWriter::ready(std::size_t kind, bool assuming) {
  kind_ = kind;
  version_.begin(assuming);
  kept_ = unknown_ = false;
  const bool may_write_elsewhere = database_ && database_->is_read_only() && taking_ != access_.taking();
  if (!database_ || database_->is_lost() || may_write_elsewhere) TRY(connect());
  end();
  (void)database_->take_trouble();
  return Done{};
}

bool PgWriter::may_repeat() {
  trouble_ = "DATABASE_AWAY";
  if (!database_) return true;
  (void)version_.confirm(*database_);
  const auto trouble = database_->take_trouble();
  end();
  if (!trouble || kept_ || unknown_) return false;
  trouble_ = trouble->reason;
  return trouble_ == "SERIALIZATION" || trouble_ == "DATABASE_AWAY";
}

// Nobody waits for the answer.
void PgWriter::end() {
  sights_.learn(*database_, version_.known());
  version_.end();
  if (state_ == State::writing) undo_request();
  database_->end_read();
  locks_.release(*database_);  // of who waited for more in vain
  state_ = State::idle;
}

Outcome PgWriter::begin_read(Intent) {
  if (state_ != State::idle) return Done{};
  database_->begin_read();
  state_ = State::reading;
  version_.ask(*database_);
  return Done{};
}

void PgWriter::end_read() {
  if (state_ == State::reading) end();
}

KnownRows* PgWriter::known_rows(Intent intent) {
  const auto now = version(intent);
  if (!now) return nullptr;
  if (known_at_ != now) known_.clear();
  known_at_ = now;
  return &known_;
}

Outcome PgWriter::narrow_sight(const Subject& subject) {
  TRY(begin_read(Intent::reading));
  if (!sights_.is_walled(subject)) return Done{};
  return sights_.narrow(*database_, subject, version(Intent::reading));
}

Outcome PgWriter::narrow_writes(const Subject& subject) {
  if (!sights_.is_walled(subject)) return Done{};
  return sights_.narrow_writes(*database_, subject);
}

Outcome PgWriter::begin_request() {
  TRY(version_.confirm(*database_));
  end();
  if (database_->is_read_only()) return access_.look_for_another(), read_only();
  noting_ = false;
  const auto until = std::chrono::steady_clock::now() + kPatienceToWrite;
  if (kind_ != 0) TRY(locks_.wait_for(*database_, access_.expected(kind_), until));
  return begin(kNumber, until);
}

Outcome PgWriter::begin_note() {
  TRY(version_.confirm(*database_));
  end();
  if (database_->is_read_only()) return read_only();
  noting_ = true;
  return begin(kNumberOfNote, std::chrono::steady_clock::now() + kPatienceToNote);
}

Outcome PgWriter::begin(std::string_view number, std::chrono::steady_clock::time_point until) {
  journal_->forget();
  database_->send(kBeginWrite);
  const Loan row = TRY(database_->prepare(number));
  row->bind_text(1, lock_timeout(until));
  if (!TRY(row->step())) return database_away();
  transaction_ = row->text(0);
  state_ = State::writing;
  return Done{};
}

Outcome PgWriter::keep_request(const SqlWorkspace& workspace, const RequestFacts& facts) {
  std::set<std::string> tenants;
  for (const Change& change : workspace.changes().changes) tenants.insert(to_text(change.tenant));
  if (kind_ != 0) access_.expect(kind_, tenants);
  const auto write = [&]() -> Outcome {
    for (const std::string& tenant : tenants) TRY(locks_.try_one(*database_, tenant));
    TRY(journal_->append(workspace, facts, workspace.secrets()));
    TRY(journal_->write_trees());
    const auto& changes = workspace.changes().changes;
    const auto bears = [&](const Change& change) {
      const bool known = change.verb != Verb::created && KnownRows::keeps(*change.entity);
      return known || context_.bears_on_access(change);
    };
    if (context_.bears_on_access && std::none_of(changes.begin(), changes.end(), bears)) return Done{};
    const Loan row = TRY(database_->prepare(kNoteAccess));
    row->bind_text(1, format_timestamp(workspace.now()));
    return row->write();
  };
  auto done = write();
  if (done) done = commit(true);
  if (!done) undo_request();
  return done;
}

Outcome PgWriter::keep_request() {
  auto done = commit(false);
  if (!done) undo_request();
  return done;
}

// The standbys have what it read when they have what it writes.
Outcome PgWriter::confirm_request() {
  database_->send(kReachStandbys);
  return keep_request();
}

Outcome PgWriter::commit(bool journaled) {
  const auto began = std::chrono::steady_clock::now();
  const Loan row = TRY(database_->prepare("COMMIT"));
  (void)database_->take_unconfirmed();
  database_->cancel_after(kPatienceToKeep);
  const auto done = row->step();
  database_->cancel_nothing();
  if (!done && database_->is_lost()) TRY(learn_outcome());
  else if (!done) return done.error();
  else if (database_->was_rolled_back()) return database_->take_trouble().value_or(database_away());
  state_ = State::idle;
  noting_ = false;
  kept_ |= journaled;
  if (journaled) access_.grew(journal_->tenants());
  locks_.release(*database_);
  unknown_ = database_->take_unconfirmed();
  if (unknown_) {
    ++access_.counts().outcomes_unknown;
    return outcome_unknown();
  }
  const auto took = std::chrono::steady_clock::now() - began;
  if (const auto& tell = access_.counts().committed)
    tell(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
  return Done{};
}

// The connection went while the transaction was being committed.
Outcome PgWriter::learn_outcome() {
  const auto mark = journal_->last_record();
  if (!mark) return database_away();  // whatever it was may be done again
  const auto kept = find_out(address_, transaction_, *mark);
  unknown_ = !kept;
  if (unknown_) ++access_.counts().outcomes_unknown;
  if (!kept) return kept.error();
  return *kept ? Outcome(Done{}) : Outcome(database_away());
}

void PgWriter::undo_request() {
  if (state_ != State::writing) return;
  if (std::exchange(noting_, false)) (void)database_->take_trouble();
  database_->send("ROLLBACK");
  database_->flush();
  locks_.release(*database_);
  journal_->forget();
  state_ = State::idle;
}
