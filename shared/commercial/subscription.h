#pragma once

#include "commercial/plan_version.h"
#include "core/time.h"
#include "tenancy/business_unit.h"

// What people decided. What follows from dates is SubscriptionState.
enum class SubscriptionStatus : std::uint8_t { draft, active, cancelled_at_period_end, cancelled };

enum class SubscriptionState : std::uint8_t { draft, scheduled, active, expiring_soon, grace, expired, cancelled };

struct SeatTerm {  // so many seats are charged from that day on
  Date from;
  std::int64_t seats = 0;
};
extern const Shape kSeatTerm;
constexpr const Shape& shape_of(const SeatTerm*) { return kSeatTerm; }

// The contract of one hotel. Days are days of UTC; `ends_on` is the last day of the term.
struct Subscription : Record {
  std::string number;
  Id<BusinessUnit> business_unit_id;
  Id<PlanVersion> plan_version_id;
  SubscriptionStatus status = SubscriptionStatus::draft;
  std::int64_t seats = 1;
  Date starts_on;
  std::optional<Date> ends_on;
  bool auto_renew = false;
  std::int64_t billing_day = 1;  // of the month
  std::string notes;
  std::string cancel_reason;
  std::vector<SeatTerm> seat_terms;
  std::optional<Date> invoiced_until;  // the first day that no invoice covers yet
};
extern const Entity kSubscriptions;
constexpr const Entity& entity_of(const Subscription*) { return kSubscriptions; }

// What follows from dates, by two numbers of days: how long a term that has ended leaves everything open, and how long
// before its end it is worth a word.
struct StateDays {
  std::int64_t grace = 30;
  std::int64_t expiring = 30;
};
SubscriptionState state_of(const Subscription&, StateDays, Date today);
bool is_running(SubscriptionState);  // active, expiring_soon or grace
// The billing period that holds the day.
Period period_of(const Subscription&, BillingInterval, Date day);
