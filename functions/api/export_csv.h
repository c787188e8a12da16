#pragma once

#include "api/api.h"

// The whole list as CSV.
Outcome export_csv(const Api&, Exchange&, const Caller&, const Entity&);
