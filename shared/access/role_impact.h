#pragma once

#include "access/role.h"
#include "model/workspace.h"

// Tells the plan whose decisions turn when a role becomes another: everybody who holds it, or a role that includes it.
Outcome tell_role_impact(Workspace&, const Role& before, const Role& after);
