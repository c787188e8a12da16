#pragma once

#include "commercial/subscription.h"

// A subscription with the price list that it stands on.
struct Contract {
  Subscription subscription;
  PlanVersion version;
  std::int64_t expiring_days = 30;  // the hotel's setting

  SubscriptionState state(Date today) const {
    return state_of(subscription, {.grace = version.grace_days, .expiring = expiring_days}, today);
  }
};

// All that were ever started for a hotel, the oldest first.
Result<std::vector<Contract>> contracts_of(const Id<BusinessUnit>&, Workspace&);
Result<Contract> load_contract(const Id<Subscription>&, Workspace&);
// The one that runs on that day.
const Contract* running(const std::vector<Contract>&, Date today);

// "Subscription S-2026-0001, plan Business v2, until 2026-12-31".
std::string describe(const Contract&, Date today);
// "THB 12,000.00 a month".
Result<std::string> price_text(const PlanVersion&, std::int64_t seats);
