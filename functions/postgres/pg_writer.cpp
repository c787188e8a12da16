#include "postgres/pg_writer.h"

#include <algorithm>
#include <charconv>
#include <thread>

#include "core/time.h"
#include "postgres/pg_errors.h"

namespace {

constexpr std::string_view kReadOneMoment = "SET default_transaction_isolation = 'repeatable read'";
constexpr std::string_view kBeginWrite = "BEGIN ISOLATION LEVEL SERIALIZABLE";
// What has become visible since the snapshot $1 that bears on access. The order makes it walk the index, whatever the
// table held when the plan was made.
constexpr std::string_view kEpoch =
    "SELECT pg_current_snapshot()::text, EXISTS (SELECT 1 FROM (SELECT \"xid\" FROM \"access_changes\" WHERE \"xid\" "
    ">= "
    "pg_snapshot_xmin($1::pg_snapshot) ORDER BY \"xid\") c WHERE NOT pg_visible_in_snapshot(c.\"xid\", "
    "$1::pg_snapshot))";
constexpr std::string_view kNumber = "SELECT pg_current_xact_id()::text, set_config('lock_timeout', '10s', true)";
constexpr std::string_view kNumberOfNote =
    "SELECT pg_current_xact_id()::text, set_config('lock_timeout', '100ms', true), "
    "set_config('synchronous_commit', 'off', true)";
constexpr std::string_view kNoteAccess =
    "INSERT INTO \"access_changes\" (\"xid\", \"at\") VALUES (pg_current_xact_id(), $1) ON CONFLICT DO NOTHING";

constexpr std::int64_t kOldEpoch = 10 * 60'000;            // milliseconds; what bore on it may be forgotten later
constexpr auto kPatienceToKeep = std::chrono::seconds(5);  // with a commit, which waits for the standbys
constexpr auto kPatience = std::chrono::seconds(5);        // to learn what became of a commit
constexpr auto kPause = std::chrono::milliseconds(50);

}  // namespace

PgWriter::PgWriter(std::string address, const StoreContext& context, PgAccess& access)
    : address_(std::move(address)), context_(context), access_(access), sights_(context) {}

PgWriter::~PgWriter() { disconnect(); }

void PgWriter::disconnect() {
  epoch_row_.reset();
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
  number_ = access_.join();
  journal_ = std::make_unique<Journal>(*database_);
  return database_->run(kReadOneMoment);
}

Outcome PgWriter::ready(std::size_t kind, bool assuming) {
  kind_ = kind;
  assuming_ = assuming;
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
  if (assumed_) (void)learn_version();
  const auto trouble = database_->take_trouble();
  end();
  if (!trouble || kept_ || unknown_) return false;
  trouble_ = trouble->reason;
  return trouble_ == "SERIALIZATION" || trouble_ == "DATABASE_AWAY";
}

// Nobody waits for the answer.
void PgWriter::end() {
  sights_.learn(*database_, version_);
  epoch_row_.reset();
  version_.reset();
  assumed_ = false;
  if (state_ == State::writing) undo_request();
  database_->end_read();
  locks_.release(*database_);  // of who waited for more in vain
  state_ = State::idle;
}

Outcome PgWriter::begin_read(Intent) {
  if (state_ != State::idle) return Done{};
  database_->begin_read();
  state_ = State::reading;
  ask_epoch();
  return Done{};
}

void PgWriter::ask_epoch() {
  version_.reset();
  epoch_ = access_.current();
  asked_ = access_.joined();
  auto row = database_->prepare(kEpoch);
  if (!row) return;
  (*row)->bind_text(1, epoch_.snapshot);
  (*row)->send();
  epoch_row_ = std::move(*row);
}

// A server that crashed gives out numbers of transactions again: a snapshot tells who was connected then alone.
bool PgWriter::may_assume(const PgAccess::Epoch& epoch) const {
  return epoch.asked >= number_ && context_.clock.now().ms - epoch.at_ms <= kOldEpoch;
}

std::optional<Writer::Version> PgWriter::version(Intent intent) {
  if (!epoch_row_) return version_;
  if (intent == Intent::reading && assuming_ && !wary_ && !database_->has_answer(*epoch_row_) && may_assume(epoch_)) {
    assumed_ = true;
    return Version{epoch_.number, 0};
  }
  (void)learn_version();
  return version_;
}

// What was done under an assumption that was wrong comes to nothing.
Outcome PgWriter::learn_version() {
  if (!epoch_row_) return Done{};
  const Loan row = std::move(epoch_row_);
  if (!TRY(row->step())) return database_away();
  const bool changed = row->boolean(1);
  if (changed || !may_assume(epoch_)) epoch_ = access_.begin(std::string(row->text(0)), asked_, context_.clock.now());
  version_ = Version{epoch_.number, 0};
  wary_ = assumed_ && changed;
  assumed_ = false;
  return wary_ ? Outcome(database_->give_up()) : Outcome(Done{});
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
  if (assumed_) TRY(learn_version());
  end();
  if (database_->is_read_only()) return access_.look_for_another(), read_only();
  noting_ = false;
  if (kind_ != 0) TRY(locks_.wait_for(*database_, access_.expected(kind_)));
  return begin(kNumber);
}

Outcome PgWriter::begin_note() {
  if (assumed_) TRY(learn_version());
  end();
  if (database_->is_read_only()) return read_only();
  noting_ = true;
  return begin(kNumberOfNote);
}

Outcome PgWriter::begin(std::string_view number) {
  journal_->forget();
  database_->send(kBeginWrite);
  const Loan row = TRY(database_->prepare(number));
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
  if (!done && database_->is_lost()) TRY(find_out());
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
Outcome PgWriter::find_out() {
  if (!journal_->last_record()) return database_away();  // whatever it was may be done again
  unknown_ = true;
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(kPause);
    const auto kept = was_kept();
    if (!kept) continue;
    unknown_ = false;
    if (*kept) return Done{};
    return database_away();
  }
  ++access_.counts().outcomes_unknown;
  return outcome_unknown();
}

// Nothing can be said while the transaction's number is in progress. That it is not says only that: a server that
// crashed gives out again the numbers that never reached its log. What was kept is told by the journal.
Result<bool> PgWriter::was_kept() {
  const auto database = TRY(PgDatabase::open(address_));
  {
    const Loan number = TRY(database->prepare("SELECT pg_xact_status($1::xid8)"));
    number->bind_text(1, transaction_);
    const auto known = number->step();
    if (!known && known.error().code == Code::unavailable) return known.error();
    if (known && *known && number->text(0) == "in progress") return database_away();
  }
  const RecordMark& mark = *journal_->last_record();
  const Loan record =
      TRY(database->prepare("SELECT 1 FROM \"journal\" WHERE \"tenant\" = $1 AND \"seq\" = $2 AND \"leaf\" = $3"));
  record->bind_text(1, mark.tenant);
  record->bind_integer(2, static_cast<std::int64_t>(mark.seq));
  record->bind_bytes(3, bytes_of(mark.leaf));
  if (!TRY(record->step())) return false;
  TRY(database->confirm(kPatience));
  return true;
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
