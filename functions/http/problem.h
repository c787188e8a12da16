#pragma once

#include <string>
#include <string_view>

#include "core/json.h"
#include "core/result.h"

inline constexpr std::string_view kProblemType = "application/problem+json";

// The one table from codes to HTTP.
int status_of(Code code);

// RFC 9457. Beside the standard members: `code`, `requestId`, and `faults`, `trace` and `remedies` where there are any.
Json problem_of(const Error& error, std::string_view request_id);

// The same for what HTTP itself refuses, before any code of ours looked at it: 404, 405, 408, 413, 431 and the like.
Json problem_of(int status, std::string_view request_id);
