#pragma once

#include <optional>

#include "sqlite/sqlite_database.h"

// What a turn reads from one connection, it reads in one transaction.
class ReadTransaction {
 public:
  explicit ReadTransaction(SqliteDatabase& database) : database_(database) {}

  // Unless it has begun.
  Outcome begin();
  Outcome end();
  // The database's version as others have made it (Database::data_version), while this lasts.
  const std::optional<std::int64_t>& others() const { return others_; }

 private:
  SqliteDatabase& database_;
  std::optional<std::int64_t> others_;
  bool open_ = false;
};
