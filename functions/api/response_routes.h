#pragma once

#include "api/api.h"

// GET /api/response-times: p50, p95, p99 and the longest by route and organisation, with answers that show them. For
// whoever holds response_times.read at the platform, or at organisations, of which they see what is theirs.
void add_response_routes(Operations&, const Api&);
