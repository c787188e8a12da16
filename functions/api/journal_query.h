#pragma once

#include "api/caller.h"
#include "http/exchange.h"
#include "model/catalogue.h"
#include "store/sql_text.h"

// What of the audit trail is asked for.
struct JournalQuery {
  std::string actor, action, resource, target, q;  // action: "users.change" or "users.*"
  std::optional<Timestamp> from, to;               // to: not included
  std::optional<std::pair<std::string, std::pair<std::string, std::int64_t>>> after;  // at, tenant, seq
  std::optional<Reach::Scope> within;
  std::int64_t page = 25;                                      // 0: all
  std::optional<std::pair<std::string, std::int64_t>> record;  // this one alone: tenant, seq
};

Result<JournalQuery> read_journal_query(const Exchange&);
// One parameter that the trail and the feed share: all but q and the place to begin. False: it is none of them.
Result<bool> read_journal_filter(const std::string& name, const std::string& value, JournalQuery&);
// " AND …" over `j`, a row of the journal.
void append_journal_filter(SqlText&, const JournalQuery&);
void append_journal_reach(SqlText&, const Reach&);
Outcome set_journal_cursor(const std::string& cursor, JournalQuery&);
std::string journal_cursor(std::string_view at, std::string_view tenant, std::int64_t seq);

// A select of tenant, seq and record, newest first, of what lies within the reach. One more than the page.
// `all_places`: the target named is one that the caller may see, wherever its records lie.
SqlText journal_sql(const JournalQuery&, const Reach&, bool all_places);

// A record as the caller may see it: without personal data where they may not see that, and without what is another
// person's own.
Json shown_record(const Catalogue&, const Json& record, const Caller&);
