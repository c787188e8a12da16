#pragma once

#include <optional>
#include <string>

#include "http/exchange.h"
#include "model/record.h"

std::string etag_of(const Record& record);  // "\"7\""

// 428 without If-Match, 412 when it names another version (RFC 9110, 13.1.1). "*" takes any.
Outcome require_match(const Exchange&, const Record&);
// The same where If-Match may be left out.
Outcome check_match(const Exchange&, const Record&);
// True when If-None-Match names this version: 304.
bool is_fresh(const Exchange&, const Record&);
