#pragma once

#include "commercial/subscription.h"

// The assignments by which those who came last hold seats (access/seats.h) above the number bought. They are what an
// overage line opens to.
Result<std::vector<Uuid>> seats_above(const Subscription&, Workspace&);
