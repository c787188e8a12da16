#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/types.h"

// The proleptic Gregorian calendar of years 1 to 9999, and RFC 3339 text.

struct CivilDate {
  std::int32_t year = 1970;
  std::int32_t month = 1;
  std::int32_t day = 1;
  bool operator==(const CivilDate&) const = default;
};

CivilDate to_civil(Date);
std::optional<Date> make_date(CivilDate);  // nothing when there is no such day
std::int32_t days_in_month(std::int32_t year, std::int32_t month);

Date add_days(Date, std::int32_t days);
// The same day of the month, or its last when the month is too short. `anchor_day` brings back the 31st after a
// February.
Date add_months(Date, std::int32_t months, std::int32_t anchor_day = 0);

Date date_of(Timestamp);   // in UTC
Timestamp start_of(Date);  // in UTC
std::int32_t days_between(Date from, Date to);

// Whether something that may have a start, which it includes, and an end, which it does not, holds at a moment.
bool holds_at(const std::optional<Timestamp>& starts, const std::optional<Timestamp>& ends, Timestamp at);

struct Period {  // `until` is the day after the last
  Date from;
  Date until;
  std::int32_t days() const { return until.days - from.days; }
  bool contains(Date day) const { return !(day < from) && day < until; }
  bool operator==(const Period&) const = default;
};

Period overlap(const Period&, const Period&);  // of zero days when they are apart
// The period of `months` that contains `on`, counted from an anchor on both sides.
Period billing_period(Date anchor, Date on, std::int32_t months = 1);

std::string format_date(Date);  // "2026-11-21"
std::optional<Date> parse_date(std::string_view);
std::string format_timestamp(Timestamp);  // "2026-11-21T05:10:00.000Z"
// Takes any offset and up to nine decimals, of which it keeps three.
std::optional<Timestamp> parse_timestamp(std::string_view);
