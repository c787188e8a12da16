#include "finance/charged_days.h"

#include <catch_amalgamated.hpp>
#include <map>
#include <random>

namespace {

Date day(std::string_view text) { return *parse_date(text); }

Contract contract(std::string_view from, std::string_view until, std::int64_t billing_day, BillingInterval interval) {
  Contract out;
  out.subscription.status = SubscriptionStatus::active;
  out.subscription.starts_on = day(from);
  out.subscription.auto_renew = until.empty();
  if (!until.empty()) out.subscription.ends_on = day(until);
  out.subscription.billing_day = billing_day;
  out.subscription.seat_terms = {{day(from), 10}};
  out.version.period = interval;
  return out;
}

std::string text_of(const std::vector<PricedSegment>& segments) {
  std::string text;
  for (const PricedSegment& s : segments)
    text += format_date(s.from) + ".." + format_date(s.until) + " of " +
            std::to_string(s.period_until.days - s.period_from.days) + ", " + std::to_string(s.seats) + "; ";
  return text;
}

}  // namespace

TEST_CASE("a month charges the periods that begin in it") {
  struct Charged {
    const char* from;
    const char* until;
    int billing_day;
    BillingInterval interval;
    const char* month;
    const char* charged;
  };
  using enum BillingInterval;
  for (const Charged& r :
       {Charged{"2026-01-01", "", 1, monthly, "2026-11", "2026-11-01..2026-12-01 of 30, 10; "},
        Charged{"2026-11-10", "", 1, monthly, "2026-11", "2026-11-10..2026-12-01 of 30, 10; "},
        Charged{"2026-11-10", "", 1, monthly, "2026-10", ""},
        Charged{"2026-01-01", "2026-11-20", 1, monthly, "2026-11", "2026-11-01..2026-11-21 of 30, 10; "},
        Charged{"2026-01-01", "2026-11-20", 1, monthly, "2026-12", ""},
        Charged{"2026-11-10", "", 15, monthly, "2026-11",
                "2026-11-10..2026-11-15 of 31, 10; 2026-11-15..2026-12-15 of 30, 10; "},
        Charged{"2026-01-31", "", 31, monthly, "2026-02", "2026-02-28..2026-03-31 of 31, 10; "},
        Charged{"2026-03-10", "", 1, yearly, "2026-03", "2026-03-10..2027-03-01 of 365, 10; "},
        Charged{"2026-03-10", "", 1, yearly, "2026-11", ""},
        Charged{"2026-03-10", "", 1, yearly, "2027-03", "2027-03-01..2028-03-01 of 366, 10; "}}) {
    CAPTURE(r.from, r.until, r.billing_day, r.month);
    const auto segments = charged_days(contract(r.from, r.until, r.billing_day, r.interval), *parse_month(r.month));
    CHECK(text_of(segments) == r.charged);
  }
}

TEST_CASE("seats that change cut the month") {
  Contract c = contract("2026-01-01", "", 1, BillingInterval::monthly);
  c.subscription.seat_terms.push_back({day("2026-11-11"), 15});
  CHECK(text_of(charged_days(c, *parse_month("2026-11"))) ==
        "2026-11-01..2026-11-11 of 30, 10; 2026-11-11..2026-12-01 of 30, 15; ");
  CHECK(text_of(charged_days(c, *parse_month("2026-12"))) == "2026-12-01..2027-01-01 of 31, 15; ");
}

TEST_CASE("over all months every day of a contract is charged once") {
  std::mt19937 random(3);
  for (int round = 0; round < 60; ++round) {
    const Date first = add_days(day("2024-01-01"), static_cast<std::int32_t>(random() % 500));
    const Date last = add_days(first, 1 + static_cast<std::int32_t>(random() % 900));
    Contract c = contract(format_date(first), format_date(last), 1 + random() % 31,
                          round % 3 ? BillingInterval::monthly : BillingInterval::yearly);
    for (Date from = first; from < last; from = add_days(from, 1 + static_cast<std::int32_t>(random() % 200)))
      if (first < from) c.subscription.seat_terms.push_back({from, static_cast<std::int64_t>(random() % 50)});
    std::map<std::int32_t, int> charged;
    for (Date month = day("2023-12-01"); month < day("2029-01-01"); month = add_months(month, 1))
      for (const PricedSegment& s : charged_days(c, {month, add_months(month, 1)}))
        for (std::int32_t at = s.from.days; at < s.until.days; ++at) ++charged[at];
    INFO(format_date(first) << " to " << format_date(last) << " on day " << c.subscription.billing_day);
    REQUIRE(static_cast<std::int32_t>(charged.size()) == days_between(first, last) + 1);
    REQUIRE(charged.begin()->first == first.days);
    REQUIRE(charged.rbegin()->first == last.days);
    for (const auto& [at, times] : charged) REQUIRE(times == 1);
  }
}

TEST_CASE("what is no month") {
  for (const char* text : {"", "2026", "2026-13", "2026-1", "2026-11-01", "26-11-0", "November"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_month(text));
  }
}
