#pragma once

#include "api/api.h"
#include "api/journal_query.h"

struct JournalPage {
  std::vector<Json> records;
  std::string next;  // the cursor; empty at the end
};
// Newest first, as the caller may see it.
Result<JournalPage> read_journal_page(const Api&, Database&, Workspace&, const Caller&, const JournalQuery&);
