#include "commercial/cancel_subscription.h"

#include <algorithm>

#include "commercial/contract.h"

namespace {

using C = CancelSubscription;

constexpr Field kFields[] = {
    field<&C::subscription_id>("Subscription").references(kSubscriptions).required(),
    field<&C::at_period_end>("Keep until the paid period ends"),
    field<&C::reason>("Reason").required().long_text(500),
};
static_assert(describes<C>(kFields));

Error conflict(std::string message) { return {.code = Code::conflict, .message = std::move(message)}; }

// The last day of the billing period, or of the term when that comes first.
Date last_day(const Contract& contract, Date today) {
  const Subscription& s = contract.subscription;
  const Date day = std::max(today, s.starts_on);
  const Date end = add_days(period_of(s, contract.version.period, day).until, -1);
  return s.ends_on && !s.auto_renew ? std::min(end, *s.ends_on) : end;
}

// Stops today, or where the term ended before; what has not begun is not charged.
void stop_now(Subscription& subscription, Date today) {
  if (today < subscription.starts_on) subscription.seat_terms.clear();
  const Date last = std::max(today, subscription.starts_on);
  const bool fixed = subscription.ends_on && !subscription.auto_renew;
  subscription.ends_on = fixed ? std::min(last, *subscription.ends_on) : last;
  subscription.status = SubscriptionStatus::cancelled;
}

Result<Json> run(const C& input, Workspace& workspace) {
  Contract contract = TRY(load_contract(input.subscription_id, workspace));
  Subscription& subscription = contract.subscription;
  const Date today = date_of(workspace.now());
  const SubscriptionState state = contract.state(today);
  if (state != SubscriptionState::scheduled && !is_running(state))
    return conflict(subscription.number + " is not running.");
  if (input.at_period_end && subscription.status == SubscriptionStatus::cancelled_at_period_end)
    return conflict(subscription.number + " already ends on " + format_date(*subscription.ends_on) + ".");

  const bool later = input.at_period_end && state != SubscriptionState::scheduled && state != SubscriptionState::grace;
  if (later) {
    subscription.ends_on = last_day(contract, today);
    subscription.status = SubscriptionStatus::cancelled_at_period_end;
  } else {
    stop_now(subscription, today);
  }
  subscription.auto_renew = false;
  subscription.cancel_reason = input.reason;
  TRY(workspace.save(subscription));
  workspace.emit("subscriptions.cancelled", subscription.id);
  const BusinessUnit hotel = TRY(workspace.load(subscription.business_unit_id));
  workspace.summarise(hotel.name + (later ? " keeps its modules until " + format_date(*subscription.ends_on) +
                                                ", then they can only be read."
                                          : " can only read its modules from now on."));
  return row_json(kSubscriptions, &subscription);
}

}  // namespace

constinit const Shape kCancelSubscriptionInput{"subscriptions.cancel", "Cancel subscription", kFields};
constinit const Action kCancelSubscription =
    action<run>("subscriptions.cancel", "Cancel subscription", {"subscriptions.cancel", Permission::Risk::high},
                kSubscriptions, {.target = "subscription_id", .ask = Ask::plan, .icon = "cancel"});
