#pragma once

#include "http/metrics.h"

// process_*: processor, memory, descriptors, threads, faults and start of this process, under the names that Prometheus
// clients agreed on.
void add_process_metrics(Metrics& metrics, std::function<double()> unix_seconds);
