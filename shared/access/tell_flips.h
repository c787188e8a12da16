#pragma once

#include "access/subject.h"

// Tells the plan what one of the two may do that the other may not, at each place where what they hold differs:
// permissions by name, modules by their level. Both are the same person, before and after.
Outcome tell_flips(Workspace&, const Subject& before, const Subject& after);
// The same of one subject at a thing that moves between two places.
Outcome tell_flips(Workspace&, const Subject&, const Place& from, const Place& to, const std::string& name);
// The same of the person whose assignment or grant is made, changed or taken away (`after` is null), while it is not
// stored yet. Says nothing when that is a part of something larger, which tells it as a whole.
Outcome tell_flips(Workspace&, const Assignment& now, const Assignment* after);
Outcome tell_flips(Workspace&, const AccessGrant& now, const AccessGrant* after);
