#pragma once

#include <vector>

#include "bare/database.h"
#include "core/json.h"

// One select, prepared once, whose rows become the items of a list.
class BarePage {
 public:
  // {"sql", "values": […], "columns": [{"key", "kind"}]}; the last row only says that there is more.
  BarePage(const BareDatabase& database, const Json& described);
  std::string read();

 private:
  enum class Kind { text, number, boolean, json, hidden };
  struct Column {
    std::string key;  // "createdAt":
    Kind kind;
  };
  static Kind kind_of(std::string_view name);
  void append_row(std::string& out) const;

  std::vector<Column> columns_;
  BareStatement statement_;
  int rows_;
};
