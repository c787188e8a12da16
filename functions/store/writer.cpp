#include "store/writer.h"

#include <algorithm>
#include <utility>

namespace {

constexpr int kRestingPages = 256;   // 1 MB: worth a checkpoint when there is nothing else to do
constexpr int kMostPages = 4096;     // 16 MB: worth one under load
constexpr int kUrgentPages = 12288;  // 48 MB: readers are made to wait, so that the log begins anew
constexpr int kCheckpointMs = 50;    // but no longer than this, and not at every commit

Error turn_lost() {
  return {.code = Code::unavailable, .message = "The database could not keep this change.", .reason = "TURN_LOST"};
}

}  // namespace

Writer::Writer(SqliteDatabase& database, const StoreContext& context, const std::string& heads_file)
    : database_(database),
      context_(context),
      journal_(database),
      heads_(heads_file, context.key),
      urgent_pages_(kUrgentPages) {}

Outcome Writer::recover() {
  TRY(step(database_.dialect().begin_write));
  auto head = journal_.head(context_.clock.now());
  TRY(step("ROLLBACK"));
  if (!head) return std::move(head).error();
  if (head->size > 0) unsigned_ = *head;
  sign();
  return Done{};
}

Outcome Writer::step(std::string_view sql) {
  (void)TRY(TRY(database_.prepare(sql))->step());
  return Done{};
}

Outcome Writer::begin_read() {
  if (reading_ || in_turn_) return Done{};
  TRY(step("BEGIN"));
  reading_ = true;
  others_ = TRY(database_.data_version());
  return Done{};
}

Outcome Writer::end_read() {
  others_.reset();
  return std::exchange(reading_, false) ? step("COMMIT") : Outcome(Done{});
}

KnownRows* Writer::known_rows() {
  if (!version()) return nullptr;
  if (known_at_ != version()) known_.clear();
  known_at_ = version();
  return &known_;
}

Outcome Writer::begin_turn() {
  TRY(end_read());
  TRY(step(database_.dialect().begin_write));
  (void)database_.take_trouble();
  in_turn_ = true;
  others_ = TRY(database_.data_version());
  return Done{};
}

bool Writer::try_turn() {
  if (in_turn_) return true;
  const int patience = database_.set_patience(0);
  const auto begun = begin_turn();
  database_.set_patience(patience);
  return begun || begun.error().reason != "DATABASE_BUSY";  // begin_request() will say what else is wrong
}

Outcome Writer::begin_request() {
  if (lost_) return turn_lost();
  if (!in_turn_) TRY(begin_turn());
  journal_.mark();
  return step("SAVEPOINT request");
}

Outcome Writer::keep_request(const SqlWorkspace& workspace, const RequestFacts& facts) {
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

Outcome Writer::keep_request() {
  auto done = step("RELEASE request");
  if (!done) undo_request();
  return done;
}

void Writer::undo_request() {
  ++own_;
  journal_.undo();
  // SQLite undoes everything by itself when the disk is full or does not answer.
  if (!database_.in_transaction() || !step("ROLLBACK TO request") || !step("RELEASE request")) lost_ = true;
}

void Writer::abandon_turn() {
  if (database_.in_transaction() && !step("ROLLBACK")) lost_ = true;
  journal_.forget();
  others_.reset();
  ++own_;
  in_turn_ = false;
  lost_ = false;
}

Outcome Writer::commit_turn() {
  auto done = in_turn_ ? commit_writes() : end_read();
  if (std::exchange(log_waits_, false)) shorten_log();
  return done;
}

Outcome Writer::commit_writes() {
  const auto commit = [&]() -> Result<std::optional<TreeHead>> {
    if (lost_) return database_.take_trouble().value_or(turn_lost());
    auto head = TRY(journal_.close_turn(context_.clock.now()));
    TRY(step("COMMIT"));
    return head;
  };
  auto head = commit();
  if (!head) {
    abandon_turn();
    return std::move(head).error();
  }
  journal_.forget();
  others_.reset();
  in_turn_ = false;
  if (*head) {
    unsigned_ = **head;
    ++news_;
  }
  sign();
  watch_log(kMostPages);
  return Done{};
}

void Writer::shorten_log() {
  if (in_turn_ || reading_) log_waits_ = true;
  else (void)database_.checkpoint(false);
}

// A reader that does not end keeps the log from beginning anew; waiting for it at every commit would stop everybody.
void Writer::watch_log(int most_pages) {
  const int pages = database_.wal_pages();
  if (pages <= most_pages) return;
  if (pages <= urgent_pages_) return when_long_();
  const int patience = database_.set_patience(kCheckpointMs);
  (void)database_.checkpoint(true);
  database_.set_patience(patience);
  urgent_pages_ = database_.wal_pages() > 0 ? pages + kMostPages : kUrgentPages;
}

// A head that cannot be written now is signed with the next one: the newest vouches for all before it.
void Writer::sign() {
  if (unsigned_ && heads_.append(unsigned_->size, unsigned_->root, unsigned_->at)) unsigned_.reset();
}

void Writer::rest() {
  if (in_turn_) return;
  sign();
  heads_.sync();
  heads_.thin(context_.clock.now());
  watch_log(kRestingPages);
}
