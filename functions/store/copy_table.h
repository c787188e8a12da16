#pragma once

#include <functional>

#include "core/json.h"
#include "store/database.h"
#include "store/digest.h"
#include "store/schema.h"

// How many rows a table has, and the mix of their hashes in whatever order.
struct TableSum {
  std::int64_t rows = 0;
  Hash mix = {};
  bool operator==(const TableSum&) const = default;
};

// One table on its way from one database into another.
class TableCopy {
 public:
  TableCopy(Database& from, Database& to, const SchemaTable& table);

  Result<std::int64_t> count(Database& database) const;
  Result<TableSum> sum(Database& database) const;
  // All rows in the order of the key, a batch in a transaction; `resume`: from the last key that is there on. What is
  // there takes the source's values, where the table lets it.
  Outcome move(bool resume, const std::function<void(std::int64_t done)>& tell);

 private:
  Result<std::vector<Json>> last_key() const;
  std::string insert_sql() const;

  Database& from_;
  Database& to_;
  const SchemaTable& table_;
  const std::vector<std::string> key_;
  std::string columns_;
};
