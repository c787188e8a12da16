#pragma once

#include "commercial/subscription.h"

// The assignments of the people at the hotel who came last, above the seats bought; those who hold a seat are the ones
// of access/seats.h. They are what an overage line opens to.
Result<std::vector<Uuid>> seats_above(const Subscription&, Workspace&);
