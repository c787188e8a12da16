#pragma once

#include "isolation/ask_as_stranger.h"

// POST /api/isolation-checks asks all routes that `add` adds, and keeps what came of it.
void add_isolation_route(Operations&, const Api&, StrangersApi::AddRoutes add);
