#pragma once

#include "model/access.h"

// What would turn a refusal into a yes, the smallest first: roles that give the permission there, the level of a
// module, the refusal to take away, the person to reactivate. Licences bring their own remedy.
std::vector<Remedy> remedies_for(const Subject&, const Question&, const Decision&, Timestamp now);
