#include "commercial/price.h"

namespace {

constexpr Field kTierFields[] = {
    field<&PriceTier::up_to>("Up to seat").help("Leave the last tier open"),
    field<&PriceTier::unit_amount>("For each seat").up_to(24),
    field<&PriceTier::flat_amount>("Once").up_to(24),
};
static_assert(describes<PriceTier>(kTierFields));

constexpr Field kPriceFields[] = {
    field<&Price::description>("Description").required().up_to(120),
    field<&Price::model>("Model"),
    field<&Price::module_id>("Module").up_to(64),
    field<&Price::rounding>("Rounding"),
    field<&Price::tiers>("Tiers").required().up_to(20),
};
static_assert(describes<Price>(kPriceFields));

// Empty means nothing is charged.
std::string rate_fault(const std::string& text) {
  if (text.empty()) return {};
  const auto rate = parse_decimal(text);
  if (!rate) return "must be a decimal number such as 12.50";
  if (rate->units < 0) return "must not be negative";
  return {};
}

}  // namespace

constinit const Shape kPriceTier{"price_tier", "Tier", kTierFields};
constinit const Shape kPrice{"price", "Price", kPriceFields};

std::vector<Fault> check_price(const Price& price, std::string_view currency, const std::string& path) {
  std::vector<Fault> faults;
  const auto fault = [&](std::string where, std::string message) {
    if (!message.empty()) faults.push_back({path + where, std::move(message)});
  };
  if (!currency_exponent(currency)) fault("", "needs a valid currency");
  const bool tiered = price.model == PriceModel::graduated || price.model == PriceModel::volume;
  if (price.tiers.empty()) fault(".tiers", "is required");
  if (!tiered && price.tiers.size() > 1) fault(".tiers", "has one tier only in this model");
  std::int64_t last = 0;
  for (std::size_t i = 0; i < price.tiers.size(); ++i) {
    const PriceTier& tier = price.tiers[i];
    const std::string at = ".tiers[" + std::to_string(i) + "]";
    fault(at + ".unitAmount", rate_fault(tier.unit_amount));
    fault(at + ".flatAmount", rate_fault(tier.flat_amount));
    if (tier.unit_amount.empty() && tier.flat_amount.empty())
      fault(at, "needs an amount; write 0 for a tier that is free");
    if (price.model == PriceModel::flat && !tier.unit_amount.empty())
      fault(at + ".unitAmount", "is not used by a flat price");
    const bool open = i + 1 == price.tiers.size();
    if (open && tier.up_to) fault(at + ".upTo", "must be left open, so that every number of seats has a price");
    if (!open && !tier.up_to) fault(at + ".upTo", "is required in all but the last tier");
    if (tier.up_to && *tier.up_to <= last) fault(at + ".upTo", "must be above the tier before");
    last = tier.up_to.value_or(last);
  }
  return faults;
}
