#pragma once

#include <span>

#include "carmen/data_folder.h"

struct Job {
  const char* name;
  std::int64_t every;  // milliseconds
  std::int64_t lease;  // milliseconds; longer than it ever takes
  Outcome (*run)(DataFolder&);
};
std::span<const Job> jobs();

// Does each job that is due and not leased to another worker; answers how many.
Result<int> run_due_jobs(DataFolder&, const std::string& holder);
