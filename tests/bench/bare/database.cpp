#include "bare/database.h"

#include <cstdio>
#include <cstdlib>

BareDatabase::BareDatabase(const std::string& file) {
  if (sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
    fail();
  run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=1; PRAGMA cache_size=-16384;"
      "PRAGMA temp_store=MEMORY");
}

BareStatement BareDatabase::prepare(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  const int size = static_cast<int>(sql.size());
  if (sqlite3_prepare_v3(handle_, sql.data(), size, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
    fail();
  return BareStatement(statement);
}

void BareDatabase::run(const char* sql) const {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void BareDatabase::step_once(sqlite3_stmt* statement) const {
  if (sqlite3_step(statement) != SQLITE_DONE) fail();
  sqlite3_reset(statement);
}

void BareDatabase::fail() const {
  std::fprintf(stderr, "bare: %s\n", sqlite3_errmsg(handle_));
  std::exit(1);
}
