#pragma once

#include "commercial/price.h"
#include "core/time.h"

// Everything that decides an invoice's amounts, as a value: the same input gives the same lines, today or in ten years.

struct PricedSegment {  // days of one billing period with one number of seats; `until` is the day after
  Date from;
  Date until;
  Date period_from;
  Date period_until;
  std::int64_t seats = 0;
};
extern const Shape kPricedSegment;
constexpr const Shape& shape_of(const PricedSegment*) { return kPricedSegment; }

struct PricedContract {
  Uuid subscription;
  std::string number;
  std::string plan;
  std::int64_t included_seats = 0;
  std::vector<Price> prices;
  std::vector<PricedSegment> segments;
  std::string overage_amount;
  std::vector<Uuid> overage;  // the assignments of people above the seats
};
extern const Shape kPricedContract;
constexpr const Shape& shape_of(const PricedContract*) { return kPricedContract; }

struct PricingInput {
  std::string month;  // "2026-11"
  std::string currency;
  std::vector<PricedContract> contracts;
};
extern const Shape kPricingInput;
constexpr const Shape& shape_of(const PricingInput*) { return kPricingInput; }

struct SourceRef {   // what caused a line
  std::string type;  // "subscriptions", "assignments"
  Uuid id;
};
extern const Shape kSourceRef;
constexpr const Shape& shape_of(const SourceRef*) { return kSourceRef; }

// amount = quantity x unitAmount x days / periodDays, rounded once.
struct InvoiceLine {
  LineKind kind = LineKind::flat;
  std::string description;
  std::int64_t quantity = 1;
  std::string unit_amount;  // in major units
  std::int64_t days = 0;
  std::int64_t period_days = 0;
  Money amount;
  Date from;
  Date until;  // the last day
  std::vector<SourceRef> source_refs;
};
extern const Shape kInvoiceLine;
constexpr const Shape& shape_of(const InvoiceLine*) { return kInvoiceLine; }

struct Pricing {
  std::vector<InvoiceLine> lines;
  Money subtotal;
};

// A price is charged by the day: a part of a billing period costs its days divided by the days of the period. Seats
// above are counted once, for the whole period, without proration.
Result<Pricing> price_month(const PricingInput&);

// The text that an input's hash is made of, and back.
std::string text_of(const PricingInput&);
Result<PricingInput> parse_pricing_input(std::string_view text);
