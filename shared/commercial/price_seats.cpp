#include <algorithm>
#include <limits>

#include "commercial/price.h"

namespace {

std::string range_text(const PriceTier& tier, std::int64_t from) {
  if (!tier.up_to) return from == 0 ? std::string() : ", from seat " + std::to_string(from + 1);
  return ", seats " + std::to_string(from + 1) + " to " + std::to_string(*tier.up_to);
}

class Pricing {
 public:
  Pricing(const Price& price, const Share& share, int exponent) : price_(price), share_(share), exponent_(exponent) {}

  Outcome add(LineKind kind, const std::string& suffix, std::int64_t quantity, const std::string& rate) {
    const auto exact = parse_decimal(rate);
    if (!exact || exact->units == 0 || quantity == 0) return Done{};
    const Money amount = TRY(priced(quantity, *exact, share_, exponent_, price_.rounding));
    parts.push_back({kind, price_.description + suffix, quantity, rate, amount});
    return Done{};
  }
  Outcome add_tier(const PriceTier& tier, const std::string& suffix, std::int64_t seats) {
    TRY(add(LineKind::flat, suffix, 1, tier.flat_amount));
    return add(LineKind::seats, suffix, seats, tier.unit_amount);
  }

  std::vector<PricedPart> parts;

 private:
  const Price& price_;
  const Share& share_;
  int exponent_;
};

}  // namespace

Result<std::vector<PricedPart>> price_seats(const Price& price, std::int64_t seats, const Share& share,
                                            std::string_view currency) {
  const auto exponent = currency_exponent(currency);
  if (!exponent) return invalid("currency", "is not a currency");
  Pricing pricing(price, share, *exponent);
  if (price.model == PriceModel::flat) {
    TRY(pricing.add(LineKind::flat, "", 1, price.tiers.front().flat_amount));
    return std::move(pricing.parts);
  }
  std::int64_t below = 0;
  for (const PriceTier& tier : price.tiers) {
    const std::int64_t top = tier.up_to.value_or(std::numeric_limits<std::int64_t>::max());
    const bool last = seats <= top;
    if (seats <= below) break;
    if (price.model == PriceModel::graduated)
      TRY(pricing.add_tier(tier, range_text(tier, below), std::min(seats, top) - below));
    else if (last) TRY(pricing.add_tier(tier, range_text(tier, below), seats));
    below = top;
  }
  return std::move(pricing.parts);
}
