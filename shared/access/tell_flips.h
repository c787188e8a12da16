#pragma once

#include "model/workspace.h"

// Tells the plan what one of the two may do that the other may not, at each place where what they hold differs:
// permissions by name, modules by their level. Both are the same person, before and after.
Outcome tell_flips(Workspace&, const Subject& before, const Subject& after);
// The same of one subject at a thing that moves between two places.
Outcome tell_flips(Workspace&, const Subject&, const Place& from, const Place& to, const std::string& name);
