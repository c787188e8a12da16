#pragma once

#include "commercial/subscription.h"
#include "model/action.h"

struct ChangeSeats {
  Id<Subscription> subscription_id;
  std::int64_t seats = 0;
};
extern const Shape kChangeSeatsInput;
constexpr const Shape& shape_of(const ChangeSeats*) { return kChangeSeatsInput; }

// Holds for people at once; charged from today, or from the first day that no invoice covers yet. A draft just changes.
extern const Action kChangeSeats;
