#pragma once

#include <string>
#include <string_view>

// Where the engines' SQL differs.
struct Dialect {
  std::string (*prelude)();  // statements that the schema's own need; run at each migration
  std::string_view boolean;
  std::string_view integer;
  std::string_view text;  // compared by bytes
  std::string_view bytes;
  std::string_view transaction;  // the type of a transaction's number; empty where there is one writer
  std::string_view table_end;    // what follows a table's closing parenthesis
  std::string_view keyed_end;    // … of one whose rows lie in its primary key
  std::string_view settle;       // once the database is known to be ours
  std::string_view grants;  // by whoever owns the tables, to the programs' own role; run at each migration and start
  std::string_view learn;   // after many rows at once: what plans are made from
  std::string_view begin_read;                     // what is read is of one moment
  std::string_view begin_write;                    // waits for other writers, then keeps them out
  std::string_view all_columns;                    // a select of every (table, column) there is
  std::string_view skip_locked;                    // the same of those that nobody holds
  std::string_view row_lock;                       // what a select ends with to hold its rows
  std::string (*folded)(std::string_view column);  // as core's fold() does it
  // The column is one of the items of a JSON array.
  std::string (*one_of)(std::string_view column, std::string_view parameter, bool integers);
  // A column whose index is passed over, for who walks another; `searched`: by a pattern.
  std::string (*walked_past)(std::string_view column, bool searched);
  // The index that orders a list across tenants holds what the list shows: a page lies together, whoever's rows they
  // are.
  bool wide_order;
  std::string_view index_made;  // a select of the statement that made the index $1; empty where none is ever outdated
  // Statements that make an index of what stands anywhere in a table's search text; empty where the engine has none
  // that costs a writer little.
  std::string (*search_index)(std::string_view table);
  std::string (*append_only)(std::string_view table);  // statements that make a table so
  // Statements that let a transaction see and write a table's rows of its own tenants alone; empty where the engine
  // cannot.
  std::string (*wall)(std::string_view table);
};
