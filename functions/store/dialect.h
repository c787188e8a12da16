#pragma once

#include <string>
#include <string_view>

// Where the engines' SQL differs.
struct Dialect {
  std::string_view boolean;
  std::string_view integer;
  std::string_view text;  // compared by bytes
  std::string_view bytes;
  std::string_view table_end;                                          // what follows a table's closing parenthesis
  std::string_view keyed_end;                                          // … of one whose rows lie in its primary key
  std::string_view settle;                                             // once the database is known to be ours
  std::string_view begin_write;                                        // waits for other writers, then keeps them out
  std::string_view all_columns;                                        // a select of every (table, column) there is
  std::string_view row_lock;                                           // what a select ends with to hold its rows
  std::string (*folded)(std::string_view column);                      // as core's fold() does it
  std::string (*items_of)(std::string_view parameter, bool integers);  // a select of the items of a JSON array
  // Statements that make a table append-only; empty where the engine's rights do it.
  std::string (*append_only)(std::string_view table);
};
