#pragma once

#include <atomic>
#include <functional>
#include <sqlite3.h>
#include <utility>

#include "store/database.h"
#include "store/statement_cache.h"

enum class OpenMode { create, write, read };

// SQLite in WAL mode with synchronous=FULL: what is committed survives a power cut.
class SqliteDatabase final : public Database {
 public:
  static Result<std::unique_ptr<SqliteDatabase>> open(const std::string& file, OpenMode mode);
  // Where every connection of the process lays aside what does not fit its memory. Before the first one is opened.
  static void lay_aside_in(const std::string& folder);
  ~SqliteDatabase() override;
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  const Dialect& dialect() const override;
  Result<Loan> prepare(std::string_view sql) override;
  Outcome run(std::string_view sql) override;
  std::int64_t rows_changed() const override { return sqlite3_changes64(connection_); }
  bool in_transaction() override { return sqlite3_get_autocommit(connection_) == 0; }
  Outcome check_integrity() override;
  // Differs after any other connection has committed. Within a transaction.
  Result<std::int64_t> data_version();
  // How long a statement waits for another writer, in milliseconds.
  int set_patience(int ms) {
    sqlite3_busy_timeout(connection_, ms);
    return std::exchange(patience_, ms);
  }

  // Why the engine last undid a transaction, or could not keep it; nothing when it did neither since.
  std::optional<Error> take_trouble() { return std::exchange(trouble_, std::nullopt); }
  // Pages in the write-ahead log after the last commit of this connection. Thread-safe.
  int wal_pages() const { return wal_pages_; }
  void log_was_moved() { wal_pages_ = 0; }  // by another connection
  // Moves the log's pages into the database as far as readers allow; `wait` starts the log anew. True when all are.
  Result<bool> checkpoint(bool wait);
  sqlite3* connection() { return connection_; }

 private:
  class Prepared;

  explicit SqliteDatabase(sqlite3* connection);
  Outcome set_up(OpenMode mode);
  Result<std::unique_ptr<Prepared>> compile(std::string_view sql, bool cached);
  void drop_idle_statements();

  sqlite3* connection_;
  StatementCache<Prepared> cache_;
  std::optional<Error> trouble_;
  std::atomic<int> wal_pages_ = 0;
  int patience_ = 0;
};
