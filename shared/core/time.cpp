#include "core/time.h"

#include <algorithm>

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int32_t kFirstYear = 1;
constexpr std::int32_t kLastYear = 9999;

bool is_leap(std::int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

// Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, eras last 400 years.
std::int32_t days_from_civil(CivilDate date) {
  const std::int32_t y = date.year - (date.month <= 2);
  const std::int32_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int32_t year_of_era = y - era * 400;
  const std::int32_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

std::int32_t months_of(CivilDate date) { return date.year * 12 + date.month - 1; }

}  // namespace

CivilDate to_civil(Date date) {
  const std::int32_t shifted = date.days + 719'468;
  const std::int32_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const std::int32_t day_of_era = shifted - era * 146'097;
  const std::int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int32_t march_month = (5 * day_of_year + 2) / 153;
  const std::int32_t month = march_month + (march_month < 10 ? 3 : -9);
  return {year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * march_month + 2) / 5 + 1};
}

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::optional<Date> make_date(CivilDate date) {
  if (date.year < kFirstYear || date.year > kLastYear || date.month < 1 || date.month > 12 || date.day < 1) return {};
  if (date.day > days_in_month(date.year, date.month)) return {};
  return Date{days_from_civil(date)};
}

Date add_days(Date date, std::int32_t days) { return {date.days + days}; }

Date add_months(Date date, std::int32_t months, std::int32_t anchor_day) {
  const CivilDate civil = to_civil(date);
  const std::int32_t total = months_of(civil) + months;
  CivilDate out{total / 12, total % 12 + 1, anchor_day > 0 ? anchor_day : civil.day};
  out.day = std::min(out.day, days_in_month(out.year, out.month));
  return {days_from_civil(out)};
}

Date date_of(Timestamp at) {
  const std::int64_t days = at.ms / kDayMs - (at.ms % kDayMs < 0);
  return {static_cast<std::int32_t>(days)};
}

Timestamp start_of(Date date) { return {date.days * kDayMs}; }

std::int32_t days_between(Date from, Date to) { return to.days - from.days; }

bool holds_at(const std::optional<Timestamp>& starts, const std::optional<Timestamp>& ends, Timestamp at) {
  return !(starts && at < *starts) && !(ends && !(at < *ends));
}

Period overlap(const Period& a, const Period& b) {
  const Date from = std::max(a.from, b.from);
  return {from, std::max(from, std::min(a.until, b.until))};
}

Period billing_period(Date anchor, Date on, std::int32_t months) {
  const std::int32_t anchor_day = to_civil(anchor).day;
  const std::int32_t apart = months_of(to_civil(on)) - months_of(to_civil(anchor));
  std::int32_t steps = apart / months - (apart % months < 0);
  if (on < add_months(anchor, steps * months, anchor_day)) --steps;
  return {add_months(anchor, steps * months, anchor_day), add_months(anchor, (steps + 1) * months, anchor_day)};
}
