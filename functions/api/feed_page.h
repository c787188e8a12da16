#pragma once

#include "api/api.h"
#include "api/journal_query.h"

// A place in the feed: behind record `seq` of the tenant whose head is at `head` in the platform's tree.
struct FeedPosition {
  std::int64_t head = 0;
  std::int64_t seq = 0;
};
Result<FeedPosition> read_feed_position(std::string_view text);
std::string to_text(const FeedPosition&);
Result<FeedPosition> newest_feed_position(Database&);

// Moves `at` on, past what the caller may not see, until there is something to tell or the end is reached.
Result<Json> read_feed(const Api&, Database&, Workspace&, const Caller&, const JournalQuery&, FeedPosition& at);
