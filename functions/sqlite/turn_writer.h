#pragma once

#include <functional>

#include "sqlite/read_transaction.h"
#include "sqlite/sqlite_database.h"
#include "store/writer.h"

// SQLite's one connection that writes. Requests of one turn of the loop share a transaction, each within a savepoint,
// and commit together. Used by one thread at a time: whoever holds the gate.
class TurnWriter final : public Writer {
 public:
  TurnWriter(SqliteDatabase& database, const StoreContext& context, const std::string& heads_file);

  // Signs what a crash left unsigned. Once, before the first turn.
  Outcome recover();
  // Opens a second connection to the same file. Over it, who only reads sees what was there before the turn from the
  // turn's first write to its settling, and its answer need not wait for the commit.
  Outcome read_beside(const std::string& file);
  Database& database(Intent intent = Intent::writing) override { return apart(intent) ? *beside_ : database_; }

  // What a turn reads, it reads in one transaction, which ends when the turn writes or is over.
  Outcome begin_read(Intent intent) override;
  std::optional<Version> version(Intent intent) override;
  KnownRows* known_rows(Intent intent) override;

  // Begins the turn's transaction, unless another program writes: then it answers false at once.
  bool try_turn();
  // Begins the turn's transaction when this is its first request, and waits for another program's no longer than the
  // connection's patience.
  Outcome begin_request() override;
  Outcome keep_request(const SqlWorkspace& workspace, const RequestFacts& facts) override;
  Outcome keep_request() override;
  void undo_request() override;

  std::uint64_t newest_record(const Uuid& tenant) const override { return journal_.newest(tenant); }

  bool in_turn() const { return in_turn_; }
  bool committing() const { return committing_; }
  std::uint64_t news() const { return news_; }  // turns that the journal tells of

  // A turn ends in three steps, so that who reads need not wait for the disk. end_turn(): true when it has written.
  // commit(), in any thread: keeps the turn and signs its head; on an error nothing of it has happened. settle(): the
  // answers of who wrote may be sent. Nobody writes between.
  bool end_turn();
  Outcome commit();
  void settle(bool kept);
  // The three at once.
  Outcome commit_turn() override;

  // Who has threads moves a long log beside the loop: called whenever it has become so long.
  void when_log_is_long(std::function<void()> call) { when_long_ = std::move(call); }
  // Moves the log into the database over this connection to it, which may be another than the writer's. `alone`: nobody
  // writes meanwhile, so that the next writer begins the log anew.
  void move_log(SqliteDatabase& over, bool alone);
  bool log_is_worth_moving() const;  // when there is nothing else to do
  // Makes the signed heads durable.
  void keep_heads();
  // When there is nothing else to do: all of this.
  void rest() override;

 private:
  bool apart(Intent intent) const { return beside_ && (committing_ || (in_turn_ && intent == Intent::reading)); }
  Outcome step(std::string_view sql);
  Outcome begin_turn();
  void watch_log();
  void sign();

  SqliteDatabase& database_;
  const StoreContext& context_;
  Journal journal_;
  Heads heads_;
  std::optional<TreeHead> unsigned_;  // the newest committed head, until it stands in the file
  ReadTransaction reads_;
  std::unique_ptr<SqliteDatabase> beside_;
  std::optional<ReadTransaction> reads_beside_;
  std::optional<std::int64_t> others_;   // when the turn's transaction began
  std::uint64_t own_ = 0;                // requests so far that bear on access
  std::uint64_t own_before_ = 0;         // the turn
  std::optional<std::int64_t> unmoved_;  // the second connection's version of what was there before the turn
  KnownRows known_;
  std::optional<Version> known_at_;
  std::uint64_t news_ = 0;
  bool in_turn_ = false;
  bool wrote_ = false;       // in this turn
  bool committing_ = false;  // between end_turn() and settle()
  bool told_ = false;        // by the turn that is committed: there is a new head
  bool lost_ = false;        // the engine undid the whole transaction
  std::function<void()> when_long_ = [this] { move_log(database_, true); };
  int tried_pages_ = 0;  // of the log, when it was to be moved last; 0 once it began anew
};
