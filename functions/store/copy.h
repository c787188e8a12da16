#pragma once

#include <functional>
#include <string>

#include "store/database.h"
#include "store/table.h"

struct CopyProgress {
  std::string table;
  std::int64_t rows = 0;   // so far, of this table
  std::int64_t total = 0;  // of this table
};

struct CopyReport {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
  std::int64_t passed_over = 0;  // there already
};

// Moves everything that an installation keeps from one database into another, whichever engines they are. The source is
// read as of one moment and left as it is; it may go on serving, and what it writes meanwhile is not moved. The target
// is new, or what an interrupted copy left: then what is there already is passed over, unless the source has been
// written to since. Until it is whole no program opens the target.
// `conflict` with TARGET_IN_USE when the target holds something else; `unavailable` with COPY_DIFFERS when the two do
// not agree at the end: each table's count and hash, and the root of the platform's tree.
Result<CopyReport> copy_everything(Database& from, Database& to, const Tables& tables,
                                   const std::function<void(const CopyProgress&)>& tell);
