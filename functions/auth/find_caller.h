#pragma once

#include "api/api.h"

// Who sent the request: its session, read by one indexed statement and never from a cache, so that revoking works at
// once, and the person with everything they hold.
Result<Caller> find_caller(const Api&, Exchange&);
