#include "finance/start_subscription.h"

#include "access/seats.h"
#include "commercial/contract.h"

namespace {

using S = StartSubscription;

constexpr Field kFields[] = {
    field<&S::subscription_id>("Subscription").references(kSubscriptions).required(),
};
static_assert(describes<S>(kFields));

Error conflict(std::string message) { return {.code = Code::conflict, .message = std::move(message)}; }

bool apart(const Subscription& a, const Subscription& b) {
  const auto ended_before = [](const Subscription& first, const Subscription& second) {
    const bool open = first.auto_renew || !first.ends_on;
    return !open && *first.ends_on < second.starts_on;
  };
  return ended_before(a, b) || ended_before(b, a);
}

// One contract at a time for each hotel; those after one another are renewals.
Outcome check_alone(const Contract& contract, Workspace& workspace) {
  for (const Contract& other : TRY(contracts_of(contract.subscription.business_unit_id, workspace)))
    if (other.subscription.status != SubscriptionStatus::cancelled && !apart(other.subscription, contract.subscription))
      return conflict("This hotel has subscription " + other.subscription.number +
                      " in these days. Cancel it, or start after it.");
  return Done{};
}

std::string modules_text(const PlanVersion& version) {
  std::string text;
  for (const PlanModule& module : version.modules) text += (text.empty() ? "" : ", ") + module.module_id;
  return text.empty() ? "no modules" : text;
}

Outcome summarise(const Contract& contract, const BusinessUnit& hotel, Workspace& workspace) {
  const auto& [subscription, version, expiring] = contract;
  std::string text = hotel.name + " gets " + version.title + " with " +
                     (version.unlimited_seats ? "unlimited" : std::to_string(subscription.seats)) + " seats from " +
                     format_date(subscription.starts_on) + ": " + modules_text(version) + ".";
  const std::int64_t used = TRY(seat_use(workspace, {hotel.id})).used();
  if (!version.unlimited_seats && used > subscription.seats)
    text += " " + std::to_string(used) + " people hold a seat there already, " +
            std::to_string(used - subscription.seats) + " more than the seats.";
  workspace.summarise(std::move(text));
  const Money price = TRY(total_of(TRY(price_parts(version, subscription.seats))));
  workspace.charge(version.period == BillingInterval::monthly ? "Each month" : "Each year", price, version.currency);
  return Done{};
}

Result<Json> run(const S& input, Workspace& workspace) {
  Contract contract = TRY(load_contract(input.subscription_id, workspace));
  auto& [subscription, version, expiring] = contract;
  if (subscription.status != SubscriptionStatus::draft)
    return conflict(subscription.number + " has been started already.");
  if (version.state != PlanState::published) return conflict(version.title + " is not on sale.");
  const BusinessUnit hotel = TRY(workspace.load(subscription.business_unit_id));
  TRY(workspace.lock(subscription.business_unit_id));
  TRY(check_alone(contract, workspace));

  subscription.status = SubscriptionStatus::active;
  subscription.seat_terms = {{subscription.starts_on, subscription.seats}};
  TRY(workspace.save(subscription));
  workspace.emit("subscriptions.started", subscription.id);
  TRY(summarise(contract, hotel, workspace));
  return row_json(kSubscriptions, &subscription);
}

}  // namespace

constinit const Shape kStartSubscriptionInput{"subscriptions.start", "Start", kFields};
constinit const Action kStartSubscription =
    action<run>("subscriptions.start", "Start", {"subscriptions.start", Permission::Risk::high}, kSubscriptions,
                {.target = "subscription_id", .ask = Ask::plan, .icon = "start"});
