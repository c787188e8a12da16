#pragma once

#include "api/api.h"

inline constexpr std::int64_t kLongestFeedWait = 25;  // seconds: less than what lies between drops as idle

// GET /api/changes?after=&wait=&limit=&actor=…: the journal in the order in which it was committed, as far as the
// caller may see the rows that were touched. Told are the rows and what was done to them; their values are read where
// they live. With `wait` it is answered as soon as there is something to tell, or after so many seconds.
Outcome answer_changes(const Api&, Exchange&, const Caller&);
