#pragma once

#include "api/api.h"

// GET and POST /api/why: whether a person may do something somewhere, with the trace and what would change it.
// GET /api/access: the caller with everything they hold, so that the browser decides with the same code.
void add_why_routes(Operations&, const Api&);

void append_json(const Decision&, std::string& out);
