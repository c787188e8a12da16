#pragma once

#include <string>

#include "http/metrics.h"

// machine_*: load, processors, memory and pressure (proc(5), the kernel's PSI) of what the process runs on, and the
// disk of its data folder.
void add_machine_metrics(Metrics& metrics, const std::string& data_folder);
