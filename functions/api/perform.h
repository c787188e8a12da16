#pragma once

#include "api/answer.h"
#include "api/api.h"

// One deed of a client: an action with its input, and how its outcome is answered.
struct Deed {
  const Action& action;
  Json input = {};
  std::function<Outcome(Workspace&)> before = {};  // preconditions, in the same transaction
  // What to answer of what the action gave; the workspace still holds the transaction.
  std::function<Result<Answer>(Workspace&, const Json& result)> answer = {};
  bool creates = false;      // takes an Idempotency-Key
  bool show_result = false;  // the plan carries what the action would answer
};

// Applies it, or with ?plan=1 says what it would do. If-Plan-Match applies exactly the plan of that hash.
Outcome perform(const Api&, Exchange&, const Caller&, const Deed&);
// The same on a thread of the pool, for what takes long: the input is the body, which is read there within these
// limits. Neither function of the deed may touch the exchange.
Outcome perform_in_pool(const Api&, Exchange&, const Caller&, Deed, JsonLimits);

// The parameters that every unsafe route takes, for its description.
std::vector<Parameter> deed_parameters(bool creates, bool versioned);
Json plan_schema(Schemas&);
// A result or, with ?plan=1, the plan.
Json or_plan(Schemas&, Json result);
