#pragma once

#include "api/api.h"

// The audit trail as CSV, filtered as the list is.
Outcome export_journal(const Api&, Exchange&, const Caller&);
