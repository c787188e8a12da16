#pragma once

#include <string>

#include "store/journal.h"

// What became of a commit whose connection went before its answer, asked of whichever server takes changes at
// `address`. `transaction`: its number there; `mark`: the last record that it wrote. True: it was kept, and the
// standbys have it. OUTCOME_UNKNOWN when that cannot be learned within 5 s.
Result<bool> find_out(const std::string& address, const std::string& transaction, const RecordMark& mark);
