#include "commercial/subscription.h"

SubscriptionState state_of(const Subscription& subscription, StateDays days, Date today) {
  using enum SubscriptionState;
  if (subscription.status == SubscriptionStatus::draft) return draft;
  if (subscription.status == SubscriptionStatus::cancelled) return cancelled;
  if (today < subscription.starts_on) return scheduled;
  if (subscription.auto_renew || !subscription.ends_on) return active;
  const std::int32_t days_left = days_between(today, *subscription.ends_on);
  if (days_left >= days.expiring) return active;
  if (days_left >= 0) return expiring_soon;
  // Who has said goodbye gets no grace.
  const bool leaves = subscription.status == SubscriptionStatus::cancelled_at_period_end;
  return !leaves && -days_left <= days.grace ? grace : expired;
}

bool is_running(SubscriptionState state) {
  return state == SubscriptionState::active || state == SubscriptionState::expiring_soon ||
         state == SubscriptionState::grace;
}

Period period_of(const Subscription& subscription, BillingInterval interval, Date day) {
  // A long month of the first year holds every billing day, so that the 31st is remembered after a February.
  const CivilDate start = to_civil(subscription.starts_on);
  Date anchor = *make_date({start.year, 1, static_cast<std::int32_t>(subscription.billing_day)});
  if (interval == BillingInterval::monthly) return billing_period(anchor, day, 1);
  anchor = add_months(anchor, start.month - 1, static_cast<std::int32_t>(subscription.billing_day));
  return billing_period(anchor, day, 12);
}
