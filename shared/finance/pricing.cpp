#include "finance/pricing.h"

#include <algorithm>

namespace {

constexpr Field kSegmentFields[] = {
    field<&PricedSegment::from>("From"),
    field<&PricedSegment::until>("Until"),
    field<&PricedSegment::period_from>("Period from"),
    field<&PricedSegment::period_until>("Period until"),
    field<&PricedSegment::seats>("Seats"),
};
static_assert(describes<PricedSegment>(kSegmentFields));

using C = PricedContract;
constexpr Field kContractFields[] = {
    field<&C::subscription>("Subscription"),     field<&C::number>("Number"),       field<&C::plan>("Plan"),
    field<&C::included_seats>("Seats included"), field<&C::prices>("Prices"),       field<&C::segments>("Segments"),
    field<&C::overage_amount>("Overage"),        field<&C::overage>("Seats above"),
};
static_assert(describes<C>(kContractFields));

constexpr Field kInputFields[] = {
    field<&PricingInput::month>("Month"),
    field<&PricingInput::currency>("Currency"),
    field<&PricingInput::contracts>("Contracts"),
};
static_assert(describes<PricingInput>(kInputFields));

constexpr Field kSourceFields[] = {field<&SourceRef::type>("Type"), field<&SourceRef::id>("ID")};
static_assert(describes<SourceRef>(kSourceFields));

using L = InvoiceLine;
constexpr Field kLineFields[] = {
    field<&L::kind>("Kind"),
    field<&L::description>("Description"),
    field<&L::quantity>("Quantity"),
    field<&L::unit_amount>("Each"),
    field<&L::days>("Days"),
    field<&L::period_days>("Days of the period"),
    field<&L::amount>("Amount").in_currency_of("currency"),
    field<&L::from>("From"),
    field<&L::until>("Until"),
    field<&L::source_refs>("Caused by"),
};
static_assert(describes<L>(kLineFields));

InvoiceLine line_of(PricedPart part, const PricedContract& contract, const Period& days, const Period& period) {
  InvoiceLine line;
  line.kind = part.kind;
  line.description = contract.plan + ": " + part.description;
  line.quantity = part.quantity;
  line.unit_amount = std::move(part.unit_amount);
  line.days = days.days();
  line.period_days = period.days();
  line.amount = part.amount;
  line.from = days.from;
  line.until = add_days(days.until, -1);
  line.source_refs = {{"subscriptions", contract.subscription}};
  return line;
}

Outcome price_segment(const PricedContract& contract, const PricedSegment& segment, const std::string& currency,
                      std::vector<InvoiceLine>& lines) {
  const Period days{segment.from, segment.until};
  const Period period{segment.period_from, segment.period_until};
  const Share share{days.days(), period.days()};
  const std::int64_t seats = std::max<std::int64_t>(0, segment.seats - contract.included_seats);
  for (const Price& price : contract.prices)
    for (PricedPart& part : TRY(price_seats(price, seats, share, currency)))
      lines.push_back(line_of(std::move(part), contract, days, period));
  return Done{};
}

Outcome price_overage(const PricedContract& contract, const std::string& currency, std::vector<InvoiceLine>& lines) {
  if (contract.overage.empty() || contract.segments.empty()) return Done{};
  const auto rate = parse_decimal(contract.overage_amount);
  const auto exponent = currency_exponent(currency);
  if (!rate || !exponent) return invalid("overageAmount", "is not an amount");
  PricedPart part{LineKind::overage,
                  "seats above the contract",
                  static_cast<std::int64_t>(contract.overage.size()),
                  contract.overage_amount,
                  {}};
  part.amount = TRY(priced(part.quantity, *rate, {}, *exponent, Rounding::half_up));
  const PricedSegment& last = contract.segments.back();
  const Period period{last.period_from, last.period_until};
  InvoiceLine line = line_of(std::move(part), contract, period, period);
  for (const Uuid& assignment : contract.overage) line.source_refs.push_back({"assignments", assignment});
  lines.push_back(std::move(line));
  return Done{};
}

}  // namespace

constinit const Shape kPricedSegment{"priced_segment", "Segment", kSegmentFields};
constinit const Shape kPricedContract{"priced_contract", "Contract", kContractFields};
constinit const Shape kPricingInput{"pricing_input", "What was priced", kInputFields};
constinit const Shape kSourceRef{"source_ref", "Source", kSourceFields};
constinit const Shape kInvoiceLine{"invoice_line", "Line", kLineFields};

Result<Pricing> price_month(const PricingInput& input) {
  Pricing pricing;
  for (const PricedContract& contract : input.contracts) {
    for (const PricedSegment& segment : contract.segments)
      TRY(price_segment(contract, segment, input.currency, pricing.lines));
    TRY(price_overage(contract, input.currency, pricing.lines));
  }
  std::vector<Money> amounts;
  for (const InvoiceLine& line : pricing.lines) amounts.push_back(line.amount);
  pricing.subtotal = TRY(sum(amounts));
  return pricing;
}

std::string text_of(const PricingInput& input) {
  const TypeOps& type = TypeOf<PricingInput>::ops;
  return canonical_text(type.read(&input, type));
}

Result<PricingInput> parse_pricing_input(std::string_view text) {
  const Json json = TRY(parse_json(text));
  const TypeOps& type = TypeOf<PricingInput>::ops;
  PricingInput input;
  if (!type.write(&input, json, type)) return invalid("input", "is not what an invoice is priced from");
  return input;
}
