#pragma once

#include "commercial/subscription.h"
#include "model/action.h"

struct CancelSubscription {
  Id<Subscription> subscription_id;
  bool at_period_end = true;  // otherwise today is the last day
  std::string reason;
};
extern const Shape kCancelSubscriptionInput;
constexpr const Shape& shape_of(const CancelSubscription*) { return kCancelSubscriptionInput; }

extern const Action kCancelSubscription;
