#pragma once

#include "model/workspace.h"

// Tells the plan what hangs on a scope that is renamed or moved: how many rows of each kind name it, of those that the
// actor may see.
Outcome tell_touched(Workspace&, const Entity& scope, const Uuid& id);
