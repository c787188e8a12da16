#include <algorithm>

#include "commercial/plan_version.h"

namespace {

using Faults = std::vector<Fault>;

void check_seats(const PlanVersion& version, Faults& faults) {
  const bool per_seat = std::any_of(version.prices.begin(), version.prices.end(),
                                    [](const Price& price) { return price.model != PriceModel::flat; });
  if (version.unlimited_seats) {
    if (per_seat) faults.push_back({"prices", "must be flat when seats are unlimited"});
    if (version.seat_policy != SeatPolicy::hard)
      faults.push_back({"seatPolicy", "has no meaning when seats are unlimited"});
  }
  if ((version.seat_policy == SeatPolicy::extra) != (version.extra_seats > 0))
    faults.push_back({"extraSeats", "goes with the policy that allows extra seats, and only with it"});
  const auto overage = parse_decimal(version.overage_amount);
  if (version.seat_policy == SeatPolicy::overage && (!overage || overage->units < 0))
    faults.push_back({"overageAmount", "must be a decimal number such as 12.50"});
  if (version.seat_policy != SeatPolicy::overage && !version.overage_amount.empty())
    faults.push_back({"overageAmount", "is only used when seats above are charged"});
}

void check_example(const PlanVersion& version, std::size_t i, Faults& faults) {
  const PriceExample& example = version.examples[i];
  const std::string at = "examples[" + std::to_string(i) + "].expected";
  const auto expected = parse_money(example.expected, version.currency, at);
  if (!expected) return faults.push_back(expected.error().faults.front());
  const auto parts = price_parts(version, example.seats);
  const auto total = parts ? total_of(*parts) : Result<Money>(parts.error());
  if (!total) return faults.push_back({at, "cannot be computed: " + total.error().faults.front().message});
  if (*total == *expected) return;
  faults.push_back({at, std::to_string(example.seats) + " seats cost " + format_money(*total, version.currency) +
                            ", not " + format_money(*expected, version.currency)});
}

}  // namespace

Faults check_prices(const PlanVersion& version) {
  Faults faults;
  for (std::size_t i = 0; i < version.prices.size(); ++i) {
    for (Fault& fault : check_price(version.prices[i], version.currency, "prices[" + std::to_string(i) + "]"))
      faults.push_back(std::move(fault));
    const std::string& module = version.prices[i].module_id;
    if (!module.empty() && !version.find_module(module))
      faults.push_back({"prices[" + std::to_string(i) + "].moduleId", "is not a module of this plan"});
  }
  for (std::size_t i = 0; i < version.modules.size(); ++i)
    if (version.modules[i].access_level == AccessLevel::custom)
      faults.push_back({"modules[" + std::to_string(i) + "].accessLevel", "must be read, write or admin"});
  check_seats(version, faults);
  if (version.examples.empty()) faults.push_back({"examples", "needs at least one, so that the prices are tested"});
  if (faults.empty())
    for (std::size_t i = 0; i < version.examples.size(); ++i) check_example(version, i, faults);
  return faults;
}

Result<std::vector<PricedPart>> price_parts(const PlanVersion& version, std::int64_t seats, const Share& share) {
  std::vector<PricedPart> parts;
  const std::int64_t charged = std::max<std::int64_t>(0, seats - version.included_seats);
  for (const Price& price : version.prices)
    for (PricedPart& part : TRY(price_seats(price, charged, share, version.currency))) parts.push_back(std::move(part));
  return parts;
}

Result<Money> total_of(const std::vector<PricedPart>& parts) {
  std::vector<Money> amounts;
  for (const PricedPart& part : parts) amounts.push_back(part.amount);
  return sum(amounts);
}
