#pragma once

#include "api/api.h"

// The rows of one owner.
Outcome read_nested_rows(const Api&, Exchange&, const Caller&, const Entity&);
// One row, or the list within it.
Outcome read_nested_row(const Api&, Exchange&, const Caller&, const Entity&, bool list);
