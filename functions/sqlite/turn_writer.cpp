#include "sqlite/turn_writer.h"

#include <algorithm>
#include <utility>

#include "sqlite/sqlite_dialect.h"

namespace {

constexpr int kRestingPages = 256;   // 1 MB: worth a checkpoint when there is nothing else to do
constexpr int kMostPages = 4096;     // 16 MB: worth one under load
constexpr int kUrgentPages = 12288;  // 48 MB: readers are waited for, so that the log begins anew
constexpr int kCheckpointMs = 50;    // but no longer than this

Error turn_lost() {
  return {.code = Code::unavailable, .message = "The database could not keep this change.", .reason = "TURN_LOST"};
}

}  // namespace

TurnWriter::TurnWriter(SqliteDatabase& database, const StoreContext& context, const std::string& heads_file)
    : database_(database), context_(context), journal_(database), heads_(heads_file, context.key), reads_(database) {}

Outcome TurnWriter::recover() {
  TRY(step(sqlite_dialect().begin_write));
  auto head = journal_.head(context_.clock.now());
  TRY(step("ROLLBACK"));
  if (!head) return std::move(head).error();
  if (head->size > 0) unsigned_ = *head;
  sign();
  return Done{};
}

Outcome TurnWriter::step(std::string_view sql) {
  (void)TRY(TRY(database_.prepare(sql))->step());
  return Done{};
}

Outcome TurnWriter::read_beside(const std::string& file) {
  beside_ = TRY(SqliteDatabase::open(file, OpenMode::read));
  reads_beside_.emplace(*beside_);
  return Done{};
}

Outcome TurnWriter::begin_read(Intent intent) {
  if (apart(intent)) return reads_beside_->begin();
  return in_turn_ ? Outcome(Done{}) : reads_.begin();
}

std::optional<Writer::Version> TurnWriter::version(Intent intent) {
  if (apart(intent)) {
    const bool before = unmoved_ && reads_beside_->others() == unmoved_;
    return before && others_ ? std::optional(Version{*others_, own_before_}) : std::nullopt;
  }
  const auto& others = in_turn_ ? others_ : reads_.others();
  return others ? std::optional(Version{*others, own_}) : std::nullopt;
}

KnownRows* TurnWriter::known_rows(Intent intent) {
  const auto now = version(intent);
  if (!now) return nullptr;
  if (known_at_ != now) known_.clear();
  known_at_ = now;
  return &known_;
}

Outcome TurnWriter::begin_turn() {
  TRY(reads_.end());
  TRY(step(sqlite_dialect().begin_write));
  (void)database_.take_trouble();
  in_turn_ = true;
  wrote_ = false;
  others_ = TRY(database_.data_version());
  own_before_ = own_;
  unmoved_.reset();
  if (beside_) unmoved_ = TRY(beside_->data_version());
  return Done{};
}

bool TurnWriter::try_turn() {
  if (in_turn_) return true;
  const int patience = database_.set_patience(0);
  const auto begun = begin_turn();
  database_.set_patience(patience);
  return begun || begun.error().reason != "DATABASE_BUSY";  // begin_request() will say what else is wrong
}

Outcome TurnWriter::begin_request() {
  if (lost_ || committing_) return turn_lost();
  if (!in_turn_) TRY(begin_turn());
  journal_.mark();
  return step("SAVEPOINT request");
}

Outcome TurnWriter::keep_request(const SqlWorkspace& workspace, const RequestFacts& facts) {
  auto done = journal_.append(workspace, facts, workspace.secrets());
  const auto& changes = workspace.changes().changes;
  const auto bears = [&](const Change& change) {
    const bool known = change.verb != Verb::created && KnownRows::keeps(*change.entity);
    return known || context_.bears_on_access(change);
  };
  if (!context_.bears_on_access || std::any_of(changes.begin(), changes.end(), bears)) ++own_;
  if (done) return keep_request();
  undo_request();
  return done;
}

Outcome TurnWriter::keep_request() {
  auto done = step("RELEASE request");
  if (done) wrote_ = true;
  else undo_request();
  return done;
}

void TurnWriter::undo_request() {
  ++own_;
  journal_.undo();
  // SQLite undoes everything by itself when the disk is full or does not answer.
  if (!database_.in_transaction() || !step("ROLLBACK TO request") || !step("RELEASE request")) lost_ = true;
}

bool TurnWriter::end_turn() {
  (void)reads_.end();
  if (reads_beside_) (void)reads_beside_->end();
  if (!in_turn_ || committing_) return false;
  if (!wrote_ && !lost_) {
    (void)step("ROLLBACK");
    journal_.forget();
    in_turn_ = false;
    return false;
  }
  committing_ = true;
  return true;
}

Outcome TurnWriter::commit() {
  const auto keep = [&]() -> Result<std::optional<TreeHead>> {
    if (lost_) return database_.take_trouble().value_or(turn_lost());
    auto head = TRY(journal_.close_turn(context_.clock.now()));
    TRY(step("COMMIT"));
    return head;
  };
  auto head = keep();
  told_ = head && *head;
  if (told_) unsigned_ = **head;
  if (head) sign();
  else if (database_.in_transaction()) (void)step("ROLLBACK");
  return head ? Outcome(Done{}) : Outcome(std::move(head).error());
}

void TurnWriter::settle(bool kept) {
  if (reads_beside_) (void)reads_beside_->end();
  journal_.forget();
  committing_ = in_turn_ = lost_ = false;
  if (!kept) ++own_;
  if (told_) ++news_;
  watch_log();
}

Outcome TurnWriter::commit_turn() {
  if (!end_turn()) return Done{};
  auto kept = commit();
  settle(bool(kept));
  return kept;
}

// A reader that does not end keeps the log from beginning anew: then it is tried again only when it has grown.
void TurnWriter::watch_log() {
  const int pages = database_.wal_pages();
  if (pages < tried_pages_) tried_pages_ = 0;
  if (pages <= tried_pages_ + kMostPages) return;
  tried_pages_ = pages;
  when_long_();
}

void TurnWriter::move_log(SqliteDatabase& over, bool alone) {
  const int patience = over.set_patience(kCheckpointMs);
  const auto moved = over.checkpoint(alone && database_.wal_pages() > kUrgentPages);
  over.set_patience(patience);
  if (alone && moved && *moved) database_.log_was_moved();
}

bool TurnWriter::log_is_worth_moving() const { return database_.wal_pages() > kRestingPages; }

// A head that cannot be written now is signed with the next one: the newest vouches for all before it.
void TurnWriter::sign() {
  if (unsigned_ && heads_.append(unsigned_->size, unsigned_->root, unsigned_->at)) unsigned_.reset();
}

void TurnWriter::keep_heads() {
  sign();
  heads_.sync();
  heads_.thin(context_.clock.now());
}

void TurnWriter::rest() {
  if (in_turn_) return;
  keep_heads();
  if (log_is_worth_moving()) move_log(database_, true);
}
