#pragma once

#include "access/change_many_assignments.h"
#include "model/workspace.h"

Result<Place> place_of_change(Workspace&, const AccessChange&);
// Carries one out, with the permission that it needs there. `replaced`: the same person is given another role there.
Outcome take_access(Workspace&, const AccessChange&, bool replaced);
Outcome give_access(Workspace&, const AccessChange&);
