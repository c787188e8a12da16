#include "tenancy/codes.h"

#include <algorithm>

#include "core/money.h"

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
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
  if (country.size() == 2 && std::all_of(country.begin(), country.end(), is_upper)) return Done{};
  return invalid(std::string(field), "is a country code of two capital letters, such as TH");
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
  const auto good = [](char c) {
    return is_upper(c) || is_lower(c) || is_digit(c) || c == '/' || c == '_' || c == '-' || c == '+';
  };
  const bool has_area = zone.find('/') != zone.npos && zone.front() != '/' && zone.back() != '/';
  if (zone == "UTC" || (has_area && std::all_of(zone.begin(), zone.end(), good))) return Done{};
  return invalid(std::string(field), "is a time zone such as Asia/Bangkok");
}
