#include "finance/charged_days.h"

#include <limits>

namespace {

constexpr Date kNever{std::numeric_limits<std::int32_t>::max()};

Period term_of(const Subscription& subscription) {
  const bool open = subscription.auto_renew || !subscription.ends_on;
  return {subscription.starts_on, open ? kNever : add_days(*subscription.ends_on, 1)};
}

// The days on which the i-th number of seats holds.
Period days_of_term(const std::vector<SeatTerm>& terms, std::size_t i) {
  return {terms[i].from, i + 1 < terms.size() ? terms[i + 1].from : kNever};
}

}  // namespace

std::optional<Period> parse_month(std::string_view text) {
  const auto first = text.size() == 7 ? parse_date(std::string(text) + "-01") : std::nullopt;
  if (!first) return {};
  return Period{*first, add_months(*first, 1)};
}

std::vector<PricedSegment> charged_days(const Contract& contract, const Period& month) {
  const Subscription& subscription = contract.subscription;
  const Period term = term_of(subscription);
  std::vector<PricedSegment> out;
  Period period = period_of(subscription, contract.version.period, month.from);
  for (; period.from < month.until; period = period_of(subscription, contract.version.period, period.until)) {
    const Period part = overlap(period, term);
    if (part.days() == 0 || !month.contains(part.from)) continue;
    for (std::size_t i = 0; i < subscription.seat_terms.size(); ++i) {
      const Period days = overlap(part, days_of_term(subscription.seat_terms, i));
      if (days.days() > 0)
        out.push_back({days.from, days.until, period.from, period.until, subscription.seat_terms[i].seats});
    }
  }
  return out;
}
