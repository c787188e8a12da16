#pragma once

#include "api/api.h"

// GET /api/changes: the journal as a feed. GET /api/journal: the audit trail, also as CSV.
// GET /api/journal/{tenant}/{seq}/proof: that a record is part of what was signed.
void add_journal_routes(Operations&, const Api&);
