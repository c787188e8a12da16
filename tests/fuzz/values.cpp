// Short texts with a meaning: times, amounts, identifiers, addresses, passwords. What is read is written in one way,
// and that reads as the same.
#include "fuzz.h"

#include "api/feed_page.h"
#include "api/past.h"
#include "auth/password_rules.h"
#include "core/money.h"
#include "core/text.h"
#include "core/time.h"

namespace {

void times(std::string_view text) {
  if (const auto at = parse_timestamp(text)) {
    const std::string written = format_timestamp(*at);
    const auto again = parse_timestamp(written);
    hold(again && again->ms == at->ms, "a time reads as the same: " + written);
    hold(!(*at < start_of(date_of(*at))) && *at < start_of(add_days(date_of(*at), 1)), "a time lies in its day");
  }
  if (const auto day = parse_date(text)) {
    hold(format_date(*day) == text, "a day is written in one way");
    hold(make_date(to_civil(*day))->days == day->days, "a day is that of the calendar");
    (void)add_months(*day, 1, 31);
  }
  const auto past = read_past(text, {1'800'000'000'000});
  hold(!past || !*past || (**past).ms <= 1'800'000'000'000, "the past does not lie ahead");
}

void amounts(std::string_view text) {
  if (const auto rate = parse_decimal(text)) {
    const auto again = parse_decimal(to_text(*rate));
    hold(again && again->units == rate->units && again->scale == rate->scale, "a rate reads as the same");
    for (const std::int64_t quantity : {std::int64_t{1}, std::int64_t{480}, std::int64_t{1} << 62})
      (void)priced(quantity, *rate, {12, 31}, 2, Rounding::half_even);
  }
  for (const char* currency : {"EUR", "JPY", "KWD", "XXX", ""}) {
    const auto money = parse_money(text, currency);
    if (!money) continue;
    const auto whole = parse_money(format_money(*money, currency), currency);
    const auto plain = parse_money(format_amount(*money, currency), currency);
    hold(whole && whole->minor == money->minor, "money reads as the same");
    hold(plain && plain->minor == money->minor, "an amount reads as the same");
    (void)scale(*money, {12, 31}, Rounding::half_up);
    (void)add(*money, *money);
  }
}

void names(std::string_view text) {
  if (const auto id = parse_uuid(text)) hold(parse_uuid(to_text(*id)) == *id, "an identifier reads as the same");
  if (const auto at = read_feed_position(text)) {
    const auto again = read_feed_position(to_text(*at));
    hold(again && again->head == at->head && again->seq == at->seq, "a place in the feed reads as the same");
  }
  if (is_email(text)) hold(is_utf8(text) && text.size() <= 254 && !has_control_characters(text), "an address is text");
  hold(trim(trim(text)) == trim(text), "what is trimmed is trimmed");
  hold(count_characters(text) <= text.size(), "a character has a byte");
  if (!is_utf8(text)) return;
  hold(is_utf8(trim(text)) && is_utf8(fold(text)), "text stays text");
  hold(fold(fold(text)) == fold(text), "what is folded is folded");
}

}  // namespace

void fuzz(std::string_view input) {
  times(input);
  amounts(input);
  names(input);
  const std::string text(input);
  if (check_password("password", text, "ann@hotel.example", "Ann"))
    hold(is_utf8(text) && count_characters(text) >= 12, "a password is long enough");
  std::string_view name = input;
  const std::string password(take(name, '\n'));
  (void)check_password("password", password, std::string(name), std::string(name));
}
