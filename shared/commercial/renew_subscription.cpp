#include "commercial/renew_subscription.h"

#include "commercial/contract.h"

namespace {

using R = RenewSubscription;

constexpr Field kFields[] = {
    field<&R::subscription_id>("Subscription").references(kSubscriptions).required(),
    field<&R::ends_on>("New last day"),
    field<&R::auto_renew>("Renews by itself"),
};
static_assert(describes<R>(kFields));

Outcome check(const R& input, const Contract& contract, Date today) {
  const Subscription& s = contract.subscription;
  if (s.status == SubscriptionStatus::draft || s.status == SubscriptionStatus::cancelled)
    return Error{.code = Code::conflict,
                 .message = s.number + " is " + std::string(to_name(s.status)) + ". Start a new one instead."};
  if (!input.auto_renew && !input.ends_on)
    return invalid("endsOn", "is required for a subscription that does not renew by itself");
  if (input.ends_on && s.ends_on && !(*s.ends_on < *input.ends_on))
    return invalid("endsOn", "must be after " + format_date(*s.ends_on));
  if (input.ends_on && *input.ends_on < today) return invalid("endsOn", "is in the past");
  return Done{};
}

Result<Json> run(const R& input, Workspace& workspace) {
  Contract contract = TRY(load_contract(input.subscription_id, workspace));
  auto& [subscription, version, expiring] = contract;
  const Date today = date_of(workspace.now());
  TRY(check(input, contract, today));
  const bool lapsed = subscription.ends_on && !subscription.auto_renew && *subscription.ends_on < today;
  const std::string since =
      lapsed ? " The days since " + format_date(*subscription.ends_on) + " are charged as well." : std::string();
  subscription.ends_on = input.ends_on;
  subscription.auto_renew = input.auto_renew;
  subscription.status = SubscriptionStatus::active;
  subscription.cancel_reason.clear();
  TRY(workspace.save(subscription));
  workspace.emit("subscriptions.renewed", subscription.id);
  const BusinessUnit hotel = TRY(workspace.load(subscription.business_unit_id));
  workspace.summarise(hotel.name + " keeps " + version.title +
                      (input.auto_renew ? ", which renews by itself." : " until " + format_date(*input.ends_on) + ".") +
                      since);
  const Money price = TRY(total_of(TRY(price_parts(version, subscription.seats))));
  workspace.charge(version.period == BillingInterval::monthly ? "Each month" : "Each year", price, version.currency);
  return row_json(kSubscriptions, &subscription);
}

}  // namespace

constinit const Shape kRenewSubscriptionInput{"subscriptions.renew", "Renew", kFields};
constinit const Action kRenewSubscription =
    action<run>("subscriptions.renew", "Renew", {"subscriptions.renew", Permission::Risk::high}, kSubscriptions,
                {.target = "subscription_id", .ask = Ask::plan, .icon = "renew"});
