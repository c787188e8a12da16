#pragma once

#include <functional>

#include "store/journal.h"
#include "store/sql_workspace.h"
#include "store/sqlite_database.h"

// The one connection that writes. Requests of one turn of the loop share a transaction, each within a savepoint, and
// commit together. Used by one thread at a time: whoever holds the gate.
class Writer {
 public:
  // Under equal versions everybody holds the same: nothing was written between that bears on access.
  struct Version {
    std::int64_t others;  // connections
    std::uint64_t own;    // requests
    bool operator==(const Version&) const = default;
  };

  Writer(SqliteDatabase& database, const StoreContext& context, const std::string& heads_file);

  // Signs what a crash left unsigned. Once, before the first turn.
  Outcome recover();

  // What a turn reads, it reads in one transaction, which ends when the turn writes or is over.
  Outcome begin_read();
  // Of what this turn reads now; nothing when the engine cannot say.
  std::optional<Version> version() const { return others_ ? std::optional(Version{*others_, own_}) : std::nullopt; }

  // Rows of this version, for who reads before the turn writes again; null when the engine cannot say.
  KnownRows* known_rows();

  // Begins the turn's transaction, unless another program writes: then it answers false at once.
  bool try_turn();
  // Begins the turn's transaction when this is its first request. `unavailable` with DATABASE_BUSY when another program
  // writes for longer than the connection's patience.
  Outcome begin_request();
  // Journals what the workspace did, and keeps it. On an error the request is undone already.
  Outcome keep_request(const SqlWorkspace& workspace, const RequestFacts& facts);
  // Keeps what leaves no record: touched fields, idempotency keys.
  Outcome keep_request();
  void undo_request();

  std::uint64_t newest_record(const Uuid& tenant) const { return journal_.newest(tenant); }

  bool in_turn() const { return in_turn_; }
  std::uint64_t news() const { return news_; }  // turns that the journal tells of
  // Commits the turn and signs its head; answers may be sent afterwards. On an error nothing of the turn has happened.
  Outcome commit_turn();
  // Who has threads moves a long log beside the loop: called whenever one is, to end in shorten_log().
  void when_log_is_long(std::function<void()> call) { when_long_ = std::move(call); }
  // Moves the write-ahead log into the database as far as readers allow, now or when the turn ends.
  void shorten_log();
  // In a turn without work: moves the write-ahead log into the database, makes the signed heads durable.
  void rest();

  SqliteDatabase& database() { return database_; }

 private:
  Outcome step(std::string_view sql);
  Outcome end_read();
  Outcome begin_turn();
  Outcome commit_writes();
  void watch_log(int most_pages);
  void abandon_turn();
  void sign();

  SqliteDatabase& database_;
  const StoreContext& context_;
  Journal journal_;
  Heads heads_;
  std::optional<TreeHead> unsigned_;  // the newest committed head, until it stands in the file
  std::optional<std::int64_t> others_;
  std::uint64_t own_ = 0;
  KnownRows known_;
  std::optional<Version> known_at_;
  std::uint64_t news_ = 0;
  bool reading_ = false;
  bool in_turn_ = false;
  std::function<void()> when_long_ = [this] { shorten_log(); };
  bool log_waits_ = false;  // to be shortened
  int urgent_pages_;
  bool lost_ = false;  // the engine undid the whole transaction
};
