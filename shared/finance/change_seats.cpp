#include "finance/change_seats.h"

#include <algorithm>

#include "commercial/contract.h"

namespace {

using C = ChangeSeats;

constexpr Field kFields[] = {
    field<&C::subscription_id>("Subscription").references(kSubscriptions).required(),
    field<&C::seats>("Seats").required().between(0, 1'000'000),
};
static_assert(describes<C>(kFields));

Error conflict(std::string message) { return {.code = Code::conflict, .message = std::move(message)}; }

Outcome check(const Contract& contract, std::int64_t seats, Workspace& workspace) {
  const SubscriptionState state = contract.state(date_of(workspace.now()));
  if (state != SubscriptionState::draft && state != SubscriptionState::scheduled && !is_running(state))
    return conflict(contract.subscription.number + " has ended.");
  if (contract.version.unlimited_seats) return conflict(contract.version.title + " has unlimited seats.");
  if (seats == contract.subscription.seats)
    return conflict(contract.subscription.number + " has " + std::to_string(seats) + " seats already.");
  return Done{};
}

// Days that are invoiced stay as they are.
Date charged_from(const Subscription& subscription, Date today) {
  const Date from = std::max(today, subscription.starts_on);
  return subscription.invoiced_until ? std::max(from, *subscription.invoiced_until) : from;
}

void set_term(Subscription& subscription, Date from) {
  auto& terms = subscription.seat_terms;
  std::erase_if(terms, [&](const SeatTerm& term) { return !(term.from < from); });
  terms.push_back({from, subscription.seats});
}

Result<Json> run(const C& input, Workspace& workspace) {
  Contract contract = TRY(load_contract(input.subscription_id, workspace));
  auto& [subscription, version, expiring] = contract;
  TRY(workspace.lock(subscription.business_unit_id));
  TRY(check(contract, input.seats, workspace));
  const BusinessUnit hotel = TRY(workspace.load(subscription.business_unit_id));
  const std::int64_t before = subscription.seats;
  const bool draft = subscription.status == SubscriptionStatus::draft;
  const Date from = charged_from(subscription, date_of(workspace.now()));
  subscription.seats = input.seats;
  if (!draft) set_term(subscription, from);
  TRY(workspace.save(subscription));

  workspace.emit("subscriptions.seats_changed", subscription.id);
  const Money price = TRY(total_of(TRY(price_parts(version, subscription.seats))));
  workspace.charge(version.period == BillingInterval::monthly ? "Each month" : "Each year", price, version.currency);
  workspace.summarise(hotel.name + ": " + std::to_string(before) + " seats become " + std::to_string(input.seats) +
                      (draft ? " before it starts." : " at once, charged from " + format_date(from) + "."));
  return row_json(kSubscriptions, &subscription);
}

}  // namespace

constinit const Shape kChangeSeatsInput{"subscriptions.change_seats", "Change seats", kFields};
constinit const Action kChangeSeats =
    action<run>("subscriptions.change_seats", "Change seats", {"subscriptions.change_seats", Permission::Risk::high},
                kSubscriptions, {.target = "subscription_id", .ask = Ask::plan, .icon = "seats"});
