#pragma once

#include "commercial/subscription.h"
#include "model/action.h"

struct StartSubscription {
  Id<Subscription> subscription_id;
};
extern const Shape kStartSubscriptionInput;
constexpr const Shape& shape_of(const StartSubscription*) { return kStartSubscriptionInput; }

// Makes the draft a contract: modules open and seats count from its first day on.
extern const Action kStartSubscription;
