#include "carmen/sqlite_serving.h"

#include <filesystem>
#include <utility>

#include "http/monotonic.h"

namespace {

double size_of(const std::string& file) {
  std::error_code fault;
  const auto size = std::filesystem::file_size(file, fault);
  return fault ? 0 : static_cast<double>(size);
}

}  // namespace

void SqliteServing::set_up(ReactorOptions&, ReactorHooks& hooks) {
  hooks.begin = [this] { return begin_turn(); };
  hooks.end = [this] { return writer_.end_turn(); };
  hooks.commit = [this] { return commit(); };
  hooks.committed = [this](bool kept) { settle(kept); };
  hooks.idle = [this] { tidy(); };
  hooks.news = [this] { return others_wrote(); };
}

Outcome SqliteServing::begin(Reactor& reactor, Metrics& metrics) {
  reactor_ = &reactor;
  metrics.gauge("carmen_wal_bytes", "Bytes in the write-ahead log after the last commit.",
                [this] { return database_.wal_pages() * 4096.0; });
  metrics.gauge("carmen_database_bytes", "Size of the database's file.", [this] { return size_of(file_); });
  commits_ = &metrics.histogram("carmen_commit_seconds", "How long commits took, of one turn's changes each.");
  checkpoints_ = &metrics.histogram("carmen_checkpoint_seconds",
                                    "How long it took to move the write-ahead log into the database.");
  busy_ = &metrics.counter("carmen_database_busy_total", "Times that another program was found writing.");
  writer_.when_log_is_long([this] { tidy(); });
  return writer_.read_beside(file_);
}

bool SqliteServing::begin_turn() {
  const bool begun = writer_.try_turn();
  if (!begun) busy_->add();
  return begun;
}

Outcome SqliteServing::commit() {
  const std::int64_t began = monotonic_us();
  auto kept = writer_.commit();
  commits_->observe(monotonic_us() - began);
  return kept;
}

void SqliteServing::move_log(SqliteDatabase& over, bool alone) {
  const std::int64_t began = monotonic_us();
  writer_.move_log(over, alone);
  checkpoints_->observe(monotonic_us() - began);
}

void SqliteServing::settle(bool kept) {
  const std::uint64_t before = writer_.news();
  writer_.settle(kept);
  if (writer_.news() != before) reactor_->tell_news();
}

// In the pool: most of the log while others write, the rest and the heads while nobody does.
void SqliteServing::tidy() {
  if (tidying_) return;
  const auto work = [this] {
    const auto over = writer_.log_is_worth_moving() ? SqliteDatabase::open(file_, OpenMode::write)
                                                    : Result<std::unique_ptr<SqliteDatabase>>(nullptr);
    const bool moves = over && *over;
    if (moves) move_log(**over, false);
    const WriterGate::Hold alone(reactor_->gate());
    if (moves) move_log(**over, true);
    writer_.keep_heads();
  };
  tidying_ = reactor_->submit(WorkPriority::normal, work, [this] { tidying_ = false; });
}

// What a job of the pool has written is news once it lets go.
std::shared_ptr<void> SqliteServing::hold_writer() {
  const auto let_go = [this](WriterGate::Hold* hold) {
    delete hold;
    reactor_->post([this] { reactor_->tell_news(); });
  };
  return std::shared_ptr<WriterGate::Hold>(new WriterGate::Hold(reactor_->gate()), let_go);
}

Outcome SqliteServing::write_apart(const std::function<Outcome(Writer&)>& act) {
  auto turn = hold_writer();
  const auto database = TRY(SqliteDatabase::open(file_, OpenMode::write));
  TurnWriter writer(*database, context_, heads_file_);
  const auto done = act(writer);
  TRY(writer.commit_turn());
  turn = nullptr;
  (void)database->checkpoint(false);  // here, so that the loop does not stop for what this has written
  return done;
}

bool SqliteServing::others_wrote() {
  if (writer_.committing()) return false;  // it is asked again soon
  const auto version = database_.data_version();
  return version && std::exchange(others_, *version) != *version;
}
