#include "commercial/subscription.h"

#include "commercial/counter.h"

namespace {

constexpr Field kTermFields[] = {
    field<&SeatTerm::from>("From"),
    field<&SeatTerm::seats>("Seats"),
};
static_assert(describes<SeatTerm>(kTermFields));

using S = Subscription;

constexpr Field kFields[] = {
    field<&S::number>("Number").read_only().unique().up_to(40).listed().filterable().searchable(),
    field<&S::business_unit_id>("Hotel").references(kBusinessUnits).required().fixed().listed().filterable(),
    field<&S::plan_version_id>("Plan").references(kPlanVersions).shows().required().fixed().listed().filterable(),
    field<&S::status>("Status").read_only().listed().filterable(),
    field<&S::seats>("Seats").required().fixed().between(0, 1'000'000).listed(),
    field<&S::starts_on>("Starts").required().fixed().listed().filterable(),
    field<&S::ends_on>("Last day").fixed().listed().filterable(),
    field<&S::auto_renew>("Renews by itself").fixed().secondary(),
    field<&S::billing_day>("Billed on day").fixed().between(1, 31).help("Of the month; the last when it is too short"),
    field<&S::notes>("Notes").long_text(),
    field<&S::cancel_reason>("Why it was cancelled").read_only().up_to(500),
    field<&S::seat_terms>("Seats over time").read_only().up_to(1000),
    field<&S::invoiced_until>("Invoiced until").read_only(),
};
static_assert(describes<S>(kFields));

Outcome check(Workspace& workspace, const void* before, void* after) {
  const auto* old = static_cast<const S*>(before);
  auto* subscription = static_cast<S*>(after);
  if (!subscription) {
    if (old->status == SubscriptionStatus::draft) return Done{};
    return Error{.code = Code::conflict, .message = old->number + " has been started. Cancel it instead."};
  }
  if (!subscription->ends_on && !subscription->auto_renew)
    return invalid("endsOn", "is required for a subscription that does not renew by itself");
  if (subscription->ends_on && *subscription->ends_on < subscription->starts_on)
    return invalid("endsOn", "is before the start");
  if (!old) {
    const std::string series = "S-" + std::to_string(to_civil(date_of(workspace.now())).year);
    subscription->number = numbered(series, TRY(next_number(subscription->tenant, series, workspace)), 4);
  }
  return Done{};
}

}  // namespace

constinit const Shape kSeatTerm{"seat_term", "Seats", kTermFields};
constinit const Entity kSubscriptions = resource<S>("subscriptions", "Subscription", "Subscriptions", kFields)
                                            .in("business_unit_id")
                                            .titled("number")
                                            .checked_by(check)
                                            .only(Entity::Create | Entity::Archive);
