#pragma once

#include <optional>

#include "store/database.h"

// What a turn reads from one connection, it reads in one transaction.
class ReadTransaction {
 public:
  explicit ReadTransaction(Database& database) : database_(database) {}

  // Unless it has begun.
  Outcome begin();
  Outcome end();
  // The database's version as others have made it (Database::data_version), while this lasts.
  const std::optional<std::int64_t>& others() const { return others_; }

 private:
  Database& database_;
  std::optional<std::int64_t> others_;
  bool open_ = false;
};
