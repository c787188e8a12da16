#include "core/time.h"

#include <catch_amalgamated.hpp>

namespace {

Date date(std::string_view text) { return parse_date(text).value(); }

}  // namespace

TEST_CASE("every day of ten thousand years is one after the day before") {
  CivilDate expected{1, 1, 1};
  const std::int32_t first = make_date(expected)->days;
  const std::int32_t last = make_date({9999, 12, 31})->days;
  CHECK(make_date({1970, 1, 1})->days == 0);
  CHECK(last - first + 1 == 3'652'059);
  for (std::int32_t day = first; day <= last; ++day) {
    if (to_civil({day}) != expected || make_date(expected)->days != day) FAIL("day " << day);
    if (++expected.day <= days_in_month(expected.year, expected.month)) continue;
    expected.day = 1;
    if (++expected.month <= 12) continue;
    expected.month = 1;
    ++expected.year;
  }
}

TEST_CASE("days that do not exist are refused") {
  for (const char* text :
       {"", "2026-02-29", "2100-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2026-01-00", "0000-01-01",
        "2026-1-1", "20260101", "2026-01-01 ", "2026/01/01", "-001-01-01", "10000-01-01"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
  for (const char* text : {"0001-01-01", "1900-03-01", "2000-02-29", "2024-02-29", "2026-11-21", "9999-12-31"}) {
    CAPTURE(text);
    CHECK(format_date(date(text)) == text);
  }
}

TEST_CASE("months keep their anchor day") {
  struct Row {
    const char* from;
    int months;
    int anchor;
    const char* to;
  };
  for (const auto& [from, months, anchor, to] : {Row{"2026-01-31", 1, 0, "2026-02-28"},
                                                 {"2024-01-31", 1, 0, "2024-02-29"},
                                                 {"2026-02-28", 1, 31, "2026-03-31"},
                                                 {"2026-02-28", 1, 0, "2026-03-28"},
                                                 {"2026-12-15", 1, 0, "2027-01-15"},
                                                 {"2026-01-15", -1, 0, "2025-12-15"},
                                                 {"2026-03-31", -1, 0, "2026-02-28"},
                                                 {"2024-02-29", 12, 0, "2025-02-28"},
                                                 {"2026-05-30", -29, 30, "2023-12-30"}}) {
    CAPTURE(from, months, anchor);
    CHECK(format_date(add_months(date(from), months, anchor)) == to);
  }
}

TEST_CASE("billing periods cover the calendar without gap or overlap") {
  for (const char* anchor : {"2024-01-31", "2024-02-29", "2026-11-01", "2025-12-30"}) {
    for (const int months : {1, 3, 12}) {
      Period last = billing_period(date(anchor), date("2019-06-07"), months);
      for (Date day = last.from; day < date("2033-01-01"); day = add_days(day, 1)) {
        const Period now = billing_period(date(anchor), day, months);
        if (!now.contains(day)) FAIL(format_date(day) << " is outside its own period from " << anchor);
        if (!(now == last) && now.from != last.until) FAIL("gap at " << format_date(day));
        last = now;
      }
      CHECK(billing_period(date(anchor), date(anchor), months).from == date(anchor));
    }
  }
  const Period march = billing_period(date("2024-01-31"), date("2026-03-15"));
  CHECK(format_date(march.from) == "2026-02-28");
  CHECK(format_date(march.until) == "2026-03-31");
}

TEST_CASE("periods that are apart overlap by no day") {
  const Period june{date("2026-06-01"), date("2026-07-01")};
  CHECK(overlap(june, {date("2026-06-11"), date("2027-01-01")}).days() == 20);
  CHECK(overlap(june, {date("2026-07-01"), date("2026-08-01")}).days() == 0);
  CHECK(overlap({date("2026-07-01"), date("2026-08-01")}, june).days() == 0);
}

TEST_CASE("timestamps are read from any zone and written in UTC") {
  struct Row {
    const char* text;
    const char* utc;
  };
  for (const auto& [text, utc] : {Row{"1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"},
                                  {"2026-11-21T05:10:00.5Z", "2026-11-21T05:10:00.500Z"},
                                  {"2026-11-21t05:10:00.123456789z", "2026-11-21T05:10:00.123Z"},
                                  {"2026-11-21T01:00:00+07:00", "2026-11-20T18:00:00.000Z"},
                                  {"2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00.000Z"},
                                  {"1969-12-31 23:59:59.999Z", "1969-12-31T23:59:59.999Z"},
                                  {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"}}) {
    CAPTURE(text);
    const auto at = parse_timestamp(text);
    REQUIRE(at);
    CHECK(format_timestamp(*at) == utc);
    CHECK(parse_timestamp(utc) == at);
  }
  for (const char* text :
       {"", "2026-11-21", "2026-11-21T05:10:00", "2026-11-21T05:10Z", "2026-11-21T24:00:00Z", "2026-11-21T05:60:00Z",
        "2026-11-21T05:10:60Z", "2026-11-21T05:10:00.Z", "2026-11-21T05:10:00+0700", "2026-11-21T05:10:00+24:00",
        "2026-11-21T05:10:00.1234567890Z", "2026-11-21T05:10:00Zx", "2026-02-30T05:10:00Z", "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_timestamp(text));
  }
}

TEST_CASE("the day of a moment is its day in UTC") {
  CHECK(date_of({-1}).days == -1);
  CHECK(date_of({0}).days == 0);
  CHECK(date_of({86'399'999}).days == 0);
  CHECK(date_of({86'400'000}).days == 1);
  CHECK(start_of({-1}).ms == -86'400'000);
}
