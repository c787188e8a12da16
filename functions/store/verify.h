#pragma once

#include <string>
#include <vector>

#include "store/database.h"
#include "store/signing_key.h"
#include "store/table.h"

// Something that is not as it was written. The first of a verdict is the first bad record.
struct Finding {
  std::string tenant;  // empty: of the whole journal or database
  std::int64_t seq = 0;
  std::string what;
};

struct Verdict {
  std::vector<Finding> findings;
  std::int64_t tenants = 0;
  std::int64_t records = 0;
  std::int64_t rows = 0;          // compared with what the journal says of them
  std::int64_t signed_heads = 0;  // checked
  bool whole() const { return findings.empty(); }
};

// Recomputes everything from the rows of the journal, offline: each record's leaf, sequences without gaps, the tenants'
// trees, the platform's tree at every signed head, and the tables' rows by replaying the differences. Errors are for
// what cannot be read at all.
Result<Verdict> verify(Database& database, const Tables& tables, const std::string& heads_file, const SigningKey& key);
