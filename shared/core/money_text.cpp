#include <algorithm>
#include <charconv>

#include "core/money.h"
#include "core/text.h"

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_with_point(std::int64_t units, int decimals) {
  std::string text = std::to_string(units);
  const std::size_t sign = units < 0;
  const auto shortest = static_cast<std::size_t>(decimals) + 1 + sign;
  if (text.size() < shortest) text.insert(sign, shortest - text.size(), '0');
  if (decimals > 0) text.insert(text.size() - static_cast<std::size_t>(decimals), 1, '.');
  return text;
}

// Commas stand between groups of three digits before the point, or are not there at all.
bool drop_grouping(std::string& text) {
  if (text.find(',') == text.npos) return true;
  const std::size_t point = std::min(text.find('.'), text.size());
  if (text.find(',', point) != text.npos) return false;
  for (std::size_t i = text[0] == '-'; i < point; ++i) {
    const bool comma = text[i] == ',';
    if (!comma && !is_digit(text[i])) return false;
    if (comma != ((point - i) % 4 == 0) || (comma && (i == 0 || text[i - 1] == '-'))) return false;
  }
  text.erase(std::remove(text.begin(), text.end(), ','), text.end());
  return true;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  std::string digits;
  std::optional<std::size_t> point;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i]) || (i == 0 && text[i] == '-')) digits += text[i];
    else if (text[i] == '.' && !point && i > 0 && is_digit(text[i - 1])) point = i;
    else return {};
  }
  if (digits.empty() || !is_digit(text.back())) return {};
  Decimal out;
  out.scale = point ? static_cast<std::int32_t>(text.size() - *point - 1) : 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out.units);
  if (error != std::errc() || out.scale > 9) return {};
  return out;
}

std::string to_text(const Decimal& decimal) { return digits_with_point(decimal.units, decimal.scale); }

std::string format_amount(Money amount, std::string_view currency) {
  return digits_with_point(amount.minor, currency_exponent(currency).value_or(0));
}

std::string format_money(Money amount, std::string_view currency) {
  std::string text = format_amount(amount, currency);
  const std::size_t first = amount.minor < 0 ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, 1, ',');
  return std::string(currency) + ' ' + text;
}

Result<Money> parse_money(std::string_view given, std::string_view currency, std::string_view field) {
  const auto fault = [&](std::string message) { return invalid(std::string(field), std::move(message)); };
  const auto exponent = currency_exponent(currency);
  if (!exponent) return fault("has no valid currency");
  std::string text(trim(given));
  if (text.empty()) return fault("is empty");
  if (const auto letters = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"); letters == 3) {
    if (std::string_view(text).substr(0, 3) != currency) return fault("is not in " + std::string(currency));
    text = trim(std::string_view(text).substr(3));
  }
  if (!drop_grouping(text)) return fault("has a comma outside groups of three digits; decimals need a point");
  const auto decimal = parse_decimal(text);
  if (!decimal) return fault("is not an amount such as " + format_amount({123456}, currency));
  if (decimal->scale > *exponent)
    return fault("has more decimals than " + std::string(currency) + ", which has " + std::to_string(*exponent));
  auto amount = priced(1, *decimal, {}, *exponent, Rounding::down);
  return amount ? std::move(amount) : fault("is too large");
}
