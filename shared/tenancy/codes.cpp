#include "tenancy/codes.h"

#include <algorithm>

#include "core/country.h"
#include "core/money.h"
#include "core/time_zone.h"

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

Outcome check_code(std::string_view field, std::string_view code) {
  const bool good =
      !code.empty() && code.front() != '-' && code.back() != '-' &&
      std::all_of(code.begin(), code.end(), [](char c) { return is_upper(c) || is_digit(c) || c == '-'; });
  if (good) return Done{};
  return invalid(std::string(field), "is made of capital letters, digits and dashes, such as TH-0008");
}

Outcome check_country(std::string_view field, std::string_view country) {
  if (is_country(country)) return Done{};
  return invalid(std::string(field), "is not a country; write its two letters, such as TH");
}

Outcome check_currency(std::string_view field, std::string_view currency) {
  if (currency_exponent(currency)) return Done{};
  return invalid(std::string(field), "is not a currency in use; write its three letters, such as THB");
}

Outcome check_colour(std::string_view field, std::string_view colour) {
  if (colour.empty()) return Done{};
  if (colour.size() == 7 && colour.front() == '#' && std::all_of(colour.begin() + 1, colour.end(), is_hex))
    return Done{};
  return invalid(std::string(field), "is a colour such as #0B6E69");
}

Outcome check_time_zone(std::string_view field, std::string_view zone) {
  if (is_time_zone(zone)) return Done{};
  return invalid(std::string(field), "is not a time zone; write its name, such as Asia/Bangkok");
}
