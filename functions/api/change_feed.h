#pragma once

#include "api/api.h"

// GET /api/changes?after=&limit=: the journal in the order in which it was committed, as far as the caller may see the
// rows that were touched. Told are the rows and what was done to them; their values are read where they live.
Outcome answer_changes(const Api&, Exchange&, const Caller&);
