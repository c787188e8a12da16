#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/money.h"
#include "model/describe.h"
#include "model/record.h"

// flat: once a period. per_seat: one rate. graduated: each seat at the rate of its own tier. volume: every seat at the
// rate of the tier that the number of seats falls in.
enum class PriceModel : std::uint8_t { flat, per_seat, graduated, volume };

// Rates are decimals in major units ("12.50"), as they stand in a price list.
struct PriceTier {
  std::optional<std::int64_t> up_to;  // the last seat of the tier; the last tier has none
  std::string unit_amount;            // for each seat
  std::string flat_amount;            // once, when a seat falls in the tier
};
extern const Shape kPriceTier;
constexpr const Shape& shape_of(const PriceTier*) { return kPriceTier; }

struct Price {
  std::string description;
  PriceModel model = PriceModel::flat;
  std::string module_id;  // what it is the price of; empty: the plan as a whole
  Rounding rounding = Rounding::half_up;
  std::vector<PriceTier> tiers;
};
extern const Shape kPrice;
constexpr const Shape& shape_of(const Price*) { return kPrice; }

// Faults with paths such as "prices[0].tiers[1].upTo", for a price at `path`.
std::vector<Fault> check_price(const Price&, std::string_view currency, const std::string& path);

enum class LineKind : std::uint8_t { flat, seats, overage };

// One product of a quantity and a rate, rounded by itself, so that everybody can check it.
struct PricedPart {
  LineKind kind = LineKind::flat;
  std::string description;
  std::int64_t quantity = 1;
  std::string unit_amount;
  Money amount;
};

// The price of so many seats for a share of a period. The price has passed check_price.
Result<std::vector<PricedPart>> price_seats(const Price&, std::int64_t seats, const Share&, std::string_view currency);
