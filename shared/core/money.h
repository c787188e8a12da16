#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/types.h"

__extension__ typedef __int128 Wide;  // products of two int64 before they are divided again

// half_up and half_even round to the nearest minor unit, a tie away from zero or to the even one; down cuts towards
// zero.
enum class Rounding : std::uint8_t { half_up, half_even, down };

// The decimals of an ISO 4217 currency (JPY 0, EUR 2, KWD 3), or nothing when there is no such currency.
std::optional<int> currency_exponent(std::string_view code);

// A rate as people write it, kept exactly: units / 10^scale.
struct Decimal {
  std::int64_t units = 0;
  std::int32_t scale = 0;  // 0 to 9
};

std::optional<Decimal> parse_decimal(std::string_view text);  // "12.345", "-3"; no exponent, no grouping
std::string to_text(const Decimal&);

struct Share {  // 12 of 30 days
  std::int64_t of = 1;
  std::int64_t whole = 1;
};

// Sums and products are exact, or refused when they leave the range of an int64.
Result<Money> add(Money, Money);
Result<Money> sum(std::span<const Money>);
Result<Money> scale(Money, const Share&, Rounding);

// quantity x rate (in major units) x share, rounded once to a currency of that many decimals.
Result<Money> priced(std::int64_t quantity, const Decimal& rate, const Share&, int exponent, Rounding);

// Shares in proportion to weights that add up to the total: the largest remainders get the odd units, earlier ones
// first.
Result<std::vector<Money>> allocate(Money total, std::span<const std::int64_t> weights);

// "KWD 12.345", "JPY 1,200", "EUR -0.05".
std::string format_money(Money, std::string_view currency);
// "12.345": for files and forms.
std::string format_amount(Money, std::string_view currency);

// Takes what both of the above write; `field` names the input in the fault.
Result<Money> parse_money(std::string_view text, std::string_view currency, std::string_view field = "amount");
