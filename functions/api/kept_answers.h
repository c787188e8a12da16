#pragma once

#include <optional>

#include "api/answer.h"
#include "api/caller.h"
#include "store/idempotency.h"

// Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-06): one key, one request, one answer, for a day.

// The key of a request; nothing when it has none.
Result<std::optional<IdempotencyKey>> read_key(const Exchange&, const Caller&, const Workspace&);
Result<std::optional<Answer>> find_kept(Database&, const IdempotencyKey&, Timestamp now);
Outcome keep(Database&, const IdempotencyKey&, const Answer&, Timestamp now);
