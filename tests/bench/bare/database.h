#pragma once

#include <memory>
#include <sqlite3.h>
#include <string>

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using BareStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

// SQLite as everybody would open it who wants a power cut survived. What fails ends the program.
class BareDatabase {
 public:
  explicit BareDatabase(const std::string& file);
  ~BareDatabase() { sqlite3_close(handle_); }
  BareDatabase(const BareDatabase&) = delete;
  BareDatabase& operator=(const BareDatabase&) = delete;

  BareStatement prepare(const std::string& sql) const;
  void run(const char* sql) const;
  // Of a statement without rows.
  void step_once(sqlite3_stmt* statement) const;
  bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

 private:
  [[noreturn]] void fail() const;

  sqlite3* handle_ = nullptr;
};

inline void bind_text(sqlite3_stmt* statement, int at, const std::string& text) {
  sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}
