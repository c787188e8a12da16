#pragma once

#include "api/api.h"

// The time that `at` names: a moment, or a day as its last moment in UTC, today as now. Empty: the present is asked
// for.
Result<std::optional<Timestamp>> read_past(std::string_view at, Timestamp now);

// What somebody could do once is told to themselves, and to whoever may read the journal where they are now.
Outcome check_may_see_past(Workspace& today, const Entity& people, const Row& person);

// The answer about somebody or something that the platform did not know then.
Decision unknown_then(const std::string& name, Timestamp at);

// An action that only reads, as of then: the present says whether it is allowed, the past answers.
Outcome answer_past(const Api&, Exchange&, const Caller&, const Action&, const Json& input, std::string_view at);

// GET /api/users/{userId}/access?at=: the person with everything they held.
void add_past_routes(Operations&, const Api&);
