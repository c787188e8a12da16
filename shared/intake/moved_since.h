#pragma once

#include "intake/import_steps.h"

// The rows of an import that have been changed since, or that rows made since refer to. `field` is "table/id".
Result<std::vector<Fault>> moved_since(const std::vector<ImportStep>&, Workspace&);
