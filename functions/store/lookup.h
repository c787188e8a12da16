#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "model/entity.h"
#include "store/database.h"

// Finds the live row with some value of a field that is unique, and reads of it only what is asked for: for what every
// request reads. The statement is written once. Any thread may use it, with a connection of its own.
class Lookup {
 public:
  Lookup(const Entity& entity, std::string_view key, std::initializer_list<std::string_view> columns);

  // False when there is none. Leaves the other fields of `row` as they are.
  Result<bool> find(Database& database, std::string_view value, void* row) const;

 private:
  const Entity* entity_;
  std::vector<const Field*> columns_;
  std::string sql_;
};
