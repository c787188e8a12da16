#pragma once

#include "commercial/plan.h"
#include "commercial/price.h"
#include "model/access.h"

enum class BillingInterval : std::uint8_t { monthly, yearly };

// hard: nobody above the seats bought. extra: so many more, free of charge. overage: any number more, each charged.
enum class SeatPolicy : std::uint8_t { hard, extra, overage };

struct PlanModule {
  std::string module_id;                          // the module's code
  AccessLevel access_level = AccessLevel::admin;  // the highest level that the plan opens
};
extern const Shape kPlanModule;
constexpr const Shape& shape_of(const PlanModule*) { return kPlanModule; }

// What so many seats must cost in a whole period; every example holds before a version is published.
struct PriceExample {
  std::int64_t seats = 0;
  std::string expected;  // in major units
};
extern const Shape kPriceExample;
constexpr const Shape& shape_of(const PriceExample*) { return kPriceExample; }

// The price list of a plan. Once published it never changes: a new version takes its place for new subscriptions.
struct PlanVersion : Record {
  Id<Plan> plan_id;
  std::int64_t number = 0;
  std::string title;  // "Business v2"
  PlanState state = PlanState::draft;
  std::string currency;
  BillingInterval period = BillingInterval::monthly;
  std::vector<Price> prices;
  std::vector<PlanModule> modules;
  bool unlimited_seats = false;
  SeatPolicy seat_policy = SeatPolicy::hard;
  std::int64_t extra_seats = 0;
  std::int64_t included_seats = 0;  // covered by the flat prices
  std::string overage_amount;       // for each seat above, in major units
  std::int64_t grace_days = 30;     // from the end of a term to read-only
  std::vector<PriceExample> examples;
  std::optional<Timestamp> published_at;
  std::optional<Timestamp> retired_at;

  const PlanModule* find_module(std::string_view code) const;
};
extern const Entity kPlanVersions;
constexpr const Entity& entity_of(const PlanVersion*) { return kPlanVersions; }

// Every line of so many seats for a share of the period; overage apart.
Result<std::vector<PricedPart>> price_parts(const PlanVersion&, std::int64_t seats, const Share& = {});
Result<Money> total_of(const std::vector<PricedPart>&);
// What the price list and the examples have wrong with themselves.
std::vector<Fault> check_prices(const PlanVersion&);
