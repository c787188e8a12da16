#pragma once

#include "model/workspace.h"

// A scope is archived from the leaves upwards: refuses while it has live children, and says how many.
Outcome check_childless(Workspace&, const Entity& child, std::string_view reference, const Uuid& parent);
