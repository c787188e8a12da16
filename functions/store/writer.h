#pragma once

#include "store/journal.h"
#include "store/sql_workspace.h"
#include "store/sqlite_database.h"

// The one connection that writes. Requests of one turn of the loop share a transaction, each within a savepoint, and
// commit together. Used by one thread at a time: whoever holds the gate.
class Writer {
 public:
  Writer(SqliteDatabase& database, const StoreContext& context, const std::string& heads_file);

  // Signs what a crash left unsigned. Once, before the first turn.
  Outcome recover();

  // Begins the turn's transaction when this is its first request. `unavailable` with DATABASE_BUSY when another program
  // writes for longer than the connection's patience.
  Outcome begin_request();
  // Journals what the workspace did, and keeps it. On an error the request is undone already.
  Outcome keep_request(const SqlWorkspace& workspace, const RequestFacts& facts);
  // Keeps what leaves no record: touched fields, idempotency keys.
  Outcome keep_request();
  void undo_request();

  bool in_turn() const { return in_turn_; }
  // Commits the turn and signs its head; answers may be sent afterwards. On an error nothing of the turn has happened.
  Outcome commit_turn();
  // In a turn without work: moves the write-ahead log into the database, makes the signed heads durable.
  void rest();

  SqliteDatabase& database() { return database_; }

 private:
  Outcome step(std::string_view sql);
  void abandon_turn();
  void sign();

  SqliteDatabase& database_;
  const StoreContext& context_;
  Journal journal_;
  Heads heads_;
  std::optional<TreeHead> unsigned_;  // the newest committed head, until it stands in the file
  bool in_turn_ = false;
  bool lost_ = false;  // the engine undid the whole transaction
};
