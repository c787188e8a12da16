#pragma once

#include "api/api.h"

// POST /api/<path>/{id}/<verb>, or POST /api/<path>/<verb> for an action without a target. Those that are methods of
// the record itself (create, change, archive, restore) have their routes already.
void add_action_routes(Operations&, const Api&, const Action&);
