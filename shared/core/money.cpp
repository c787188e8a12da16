#include "core/money.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace {

constexpr std::int64_t kPowers[] = {1,       10,        100,        1'000,       10'000,
                                    100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

Error too_large() { return invalid("amount", "is too large"); }

Result<Money> narrow(Wide value) {
  if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min())
    return too_large();
  return Money{static_cast<std::int64_t>(value)};
}

// The divisor is positive.
Wide divide(Wide value, Wide divisor, Rounding rounding) {
  const Wide whole = value / divisor;
  const Wide rest = value < 0 ? -(value % divisor) : value % divisor;
  const Wide away = value < 0 ? whole - 1 : whole + 1;
  if (rounding == Rounding::down || rest == 0) return whole;
  if (rest != divisor - rest) return rest > divisor - rest ? away : whole;
  return rounding == Rounding::half_up || whole % 2 != 0 ? away : whole;
}

constexpr Wide kWidest = (Wide{1} << 126) - 1;

// The factor is positive. Not __builtin_mul_overflow: clang needs its own run-time library for that at this width.
bool multiply(Wide& value, Wide factor) {
  if (value > kWidest / factor || value < -(kWidest / factor)) return false;
  value *= factor;
  return true;
}

}  // namespace

Result<Money> add(Money a, Money b) { return narrow(Wide{a.minor} + b.minor); }

Result<Money> sum(std::span<const Money> amounts) {
  Wide total = 0;
  for (const Money& amount : amounts) total += amount.minor;
  return narrow(total);
}

Result<Money> scale(Money amount, const Share& share, Rounding rounding) {
  if (share.whole <= 0) return Error{.message = "A share must have a positive whole."};
  return narrow(divide(Wide{amount.minor} * share.of, share.whole, rounding));
}

Result<Money> priced(std::int64_t quantity, const Decimal& rate, const Share& share, int exponent, Rounding rounding) {
  if (share.whole <= 0 || share.of < 0) return Error{.message = "A share must not be negative."};
  if (share.of == 0) return Money{};
  Wide value = Wide{quantity} * rate.units;
  if (!multiply(value, share.of) || !multiply(value, kPowers[exponent])) return too_large();
  return narrow(divide(value, Wide{share.whole} * kPowers[rate.scale], rounding));
}

Result<std::vector<Money>> allocate(Money total, std::span<const std::int64_t> weights) {
  Wide whole = 0;
  for (const std::int64_t weight : weights) {
    if (weight < 0) return invalid("weights", "must not be negative");
    whole += weight;
  }
  if (whole == 0) return invalid("weights", "must not all be zero");

  const Wide unit = total.minor < 0 ? -1 : 1;
  const Wide amount = total.minor * unit;
  std::vector<Money> shares;
  std::vector<Wide> rests;
  Wide left = amount;
  for (const std::int64_t weight : weights) {
    const Wide share = amount * weight / whole;
    rests.push_back(amount * weight % whole);
    shares.push_back({static_cast<std::int64_t>(share * unit)});
    left -= share;
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rests[a] > rests[b]; });
  for (std::size_t i = 0; left > 0; ++i, --left) shares[order[i]].minor += static_cast<std::int64_t>(unit);
  return shares;
}
