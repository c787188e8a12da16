#pragma once

#include "commercial/subscription.h"
#include "model/action.h"

struct RenewSubscription {
  Id<Subscription> subscription_id;
  std::optional<Date> ends_on;  // the new last day
  bool auto_renew = false;
};
extern const Shape kRenewSubscriptionInput;
constexpr const Shape& shape_of(const RenewSubscription*) { return kRenewSubscriptionInput; }

// Lengthens the term, also after it has ended; takes back a cancellation for the end of the period.
extern const Action kRenewSubscription;
