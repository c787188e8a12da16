#pragma once

#include <functional>

#include "core/result.h"
#include "http/metrics.h"
#include "http/router.h"

// GET /healthz (the loop turns), /readyz (`ready` finds nothing missing) and /metrics, in
// OpenMetrics for who asks for it.
void add_health_routes(Router& router, const Metrics& metrics, std::function<Outcome()> ready);
