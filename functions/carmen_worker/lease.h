#pragma once

#include <string>

#include "core/types.h"
#include "store/database.h"

// Work that several workers share: whoever holds the lease does it. Each function is a transaction of the caller's.

// True when the job is due and now leased to this holder.
Result<bool> lease_job(Database&, const std::string& name, const std::string& holder, Timestamp now,
                       std::int64_t lease_ms);
// The holder is done; the job is due again at that time.
Outcome end_job(Database&, const std::string& name, const std::string& holder, Timestamp due);
