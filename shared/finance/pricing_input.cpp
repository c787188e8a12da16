#include "finance/charged_days.h"
#include "finance/draft_invoice.h"
#include "finance/overage.h"

namespace {

Result<PricedContract> priced_contract(const Contract& contract, const Period& month, Workspace& workspace) {
  const auto& [subscription, version, expiring] = contract;
  PricedContract out;
  out.subscription = subscription.id;
  out.number = subscription.number;
  out.plan = version.title;
  out.included_seats = version.included_seats;
  out.prices = version.prices;
  out.segments = charged_days(contract, month);
  if (version.seat_policy == SeatPolicy::overage && !out.segments.empty()) {
    out.overage_amount = version.overage_amount;
    out.overage = TRY(seats_above(subscription, workspace));
  }
  return out;
}

}  // namespace

Result<PricingInput> pricing_input(const BusinessUnit& hotel, std::string_view month, Workspace& workspace) {
  const auto days = parse_month(month);
  if (!days) return invalid("month", "must be a month such as 2026-11");
  PricingInput input;
  input.month = month;
  for (const Contract& contract : TRY(contracts_of({hotel.id}, workspace))) {
    PricedContract part = TRY(priced_contract(contract, *days, workspace));
    if (part.segments.empty()) continue;
    if (!input.currency.empty() && input.currency != contract.version.currency)
      return Error{.code = Code::conflict,
                   .message = "The subscriptions of this month are in " + input.currency + " and " +
                              contract.version.currency + ".",
                   .reason = "TWO_CURRENCIES"};
    input.currency = contract.version.currency;
    input.contracts.push_back(std::move(part));
  }
  return input;
}
