#include "commercial/price.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <random>

#include "support/shop.h"

namespace {

constexpr std::string_view kCurrencies[] = {"JPY", "EUR", "KWD"};

// Slow on purpose and made differently: seat by seat, in ten-thousandths of a millionth of a minor unit.
class Oracle {
 public:
  Oracle(const Price& price, std::string_view currency) : price_(price), exponent_(*currency_exponent(currency)) {}

  Wide total(std::int64_t seats, const Share& share) const {
    if (price_.model == PriceModel::flat) return rounded(fine(price_.tiers[0].flat_amount), share);
    Wide total = 0;
    const std::size_t all = tier_of(seats);
    for (std::size_t i = 0; seats > 0 && i <= all; ++i) {
      if (price_.model == PriceModel::volume && i != all) continue;
      Wide sum = 0;
      for (std::int64_t seat = 1; seat <= seats; ++seat)
        if (price_.model != PriceModel::graduated || tier_of(seat) == i) sum += fine(price_.tiers[i].unit_amount);
      total += rounded(sum, share) + rounded(fine(price_.tiers[i].flat_amount), share);
    }
    return total;
  }

 private:
  static constexpr std::int64_t kFine = 1'000'000'000'000;  // parts of a major unit

  std::size_t tier_of(std::int64_t seat) const {
    std::size_t i = 0;
    while (price_.tiers[i].up_to && *price_.tiers[i].up_to < seat) ++i;
    return i;
  }
  static Wide fine(const std::string& amount) {
    Wide value = 0;
    std::int64_t place = 0;
    for (const char c : amount) {
      if (c == '.') place = kFine / 10;
      else if (place == 0) value = value * 10 + Wide{c - '0'} * kFine;
      else {
        value += Wide{c - '0'} * place;
        place /= 10;
      }
    }
    return value;
  }
  // Walks to the answer in minor units instead of dividing by rule.
  Wide rounded(Wide exact, const Share& share) const {
    Wide unit = kFine;
    for (int i = 0; i < exponent_; ++i) unit /= 10;
    const Wide scaled = exact * share.of;
    const Wide one = unit * share.whole;
    Wide whole = scaled / one;
    while (whole * one > scaled) --whole;
    while ((whole + 1) * one <= scaled) ++whole;
    const Wide twice = (scaled - whole * one) * 2;
    if (price_.rounding == Rounding::down || twice < one) return whole;
    if (twice > one || price_.rounding == Rounding::half_up) return whole + 1;
    return whole % 2 == 0 ? whole : whole + 1;
  }

  const Price& price_;
  int exponent_;
};

std::string random_rate(std::mt19937_64& random) {
  const Decimal rate{static_cast<std::int64_t>(random() % 200'000), static_cast<std::int32_t>(random() % 6)};
  return to_text(rate);
}

Price random_price(std::mt19937_64& random) {
  Price price{"Seats", static_cast<PriceModel>(random() % 4), "", static_cast<Rounding>(random() % 3), {}};
  const bool tiered = price.model == PriceModel::graduated || price.model == PriceModel::volume;
  std::int64_t top = 0;
  for (std::size_t left = tiered ? 1 + random() % 4 : 1; left > 0; --left) {
    top += 1 + static_cast<std::int64_t>(random() % 30);
    PriceTier tier;
    if (left > 1) tier.up_to = top;
    tier.unit_amount = price.model == PriceModel::flat ? "" : random_rate(random);
    tier.flat_amount = price.model == PriceModel::flat || random() % 2 ? random_rate(random) : "";
    price.tiers.push_back(tier);
  }
  return price;
}

}  // namespace

TEST_CASE("prices agree with a slow count, seat by seat") {
  std::mt19937_64 random(20261121);
  for (int round = 0; round < 3000; ++round) {
    const Price price = random_price(random);
    const auto currency = kCurrencies[round % 3];
    REQUIRE(check_price(price, currency, "price").empty());
    const auto seats = static_cast<std::int64_t>(random() % 120);
    const std::int64_t days = 28 + static_cast<std::int64_t>(random() % 4);
    const Share share = round % 2 ? Share{} : Share{1 + static_cast<std::int64_t>(random()) % days, days};
    const Share used{std::max<std::int64_t>(1, share.of), share.whole};
    const auto parts = price_seats(price, seats, used, currency);
    REQUIRE(parts);
    Wide total = 0;
    for (const PricedPart& part : *parts) {
      total += part.amount.minor;
      // Each part can be checked by itself.
      const auto alone =
          priced(part.quantity, *parse_decimal(part.unit_amount), used, *currency_exponent(currency), price.rounding);
      REQUIRE(alone->minor == part.amount.minor);
    }
    INFO("round " << round << ", " << to_name(price.model) << ", " << seats << " seats, " << currency);
    REQUIRE((total == Oracle(price, currency).total(seats, used)));
  }
}

TEST_CASE("the four models") {
  const auto total = [](PriceModel model, std::vector<PriceTier> tiers, std::int64_t seats) {
    std::int64_t sum = 0;
    const auto parts = price_seats({"x", model, "", Rounding::half_up, std::move(tiers)}, seats, {}, "EUR");
    for (const PricedPart& part : *parts) sum += part.amount.minor;
    return sum;
  };
  const std::vector<PriceTier> tiers{{10, "5", "20"}, {50, "4", ""}, {{}, "3.005", ""}};
  CHECK(total(PriceModel::flat, {{{}, "", "99.90"}}, 0) == 9990);
  CHECK(total(PriceModel::per_seat, {{{}, "12.345", ""}}, 7) == 8642);
  CHECK(total(PriceModel::graduated, tiers, 0) == 0);
  CHECK(total(PriceModel::graduated, tiers, 10) == 2000 + 5000);
  CHECK(total(PriceModel::graduated, tiers, 11) == 2000 + 5000 + 400);
  CHECK(total(PriceModel::graduated, tiers, 51) == 2000 + 5000 + 16000 + 301);
  CHECK(total(PriceModel::volume, tiers, 10) == 2000 + 5000);
  CHECK(total(PriceModel::volume, tiers, 11) == 4400);
  CHECK(total(PriceModel::volume, tiers, 100) == 30050);
}

TEST_CASE("a price that leaves something open is refused, with the place") {
  const auto faults = [](Price price, std::string_view currency = "EUR") {
    std::string text;
    for (const Fault& fault : check_price(price, currency, "prices[0]"))
      text += fault.field + ": " + fault.message + "; ";
    return text;
  };
  const auto price = [](PriceModel model, std::vector<PriceTier> tiers) {
    return Price{"x", model, "", Rounding::half_up, std::move(tiers)};
  };
  CHECK(faults(price(PriceModel::per_seat, {{{}, "1", ""}})).empty());
  CHECK(faults(price(PriceModel::per_seat, {{{}, "1", ""}}), "EURO").find("valid currency") != std::string::npos);
  CHECK(faults(price(PriceModel::per_seat, {})).find("prices[0].tiers: is required") != std::string::npos);
  CHECK(faults(price(PriceModel::flat, {{{}, "1", "2"}})).find("tiers[0].unitAmount: is not used") !=
        std::string::npos);
  CHECK(faults(price(PriceModel::per_seat, {{{}, "-1", ""}})).find("must not be negative") != std::string::npos);
  CHECK(faults(price(PriceModel::per_seat, {{{}, "1,5", ""}})).find("decimal number") != std::string::npos);
  CHECK(faults(price(PriceModel::per_seat, {{{}, "", ""}})).find("tiers[0]: needs an amount") != std::string::npos);
  CHECK(faults(price(PriceModel::volume, {{10, "1", ""}})).find("must be left open") != std::string::npos);
  CHECK(faults(price(PriceModel::volume, {{{}, "1", ""}, {{}, "1", ""}})).find("tiers[0].upTo: is required") !=
        std::string::npos);
  CHECK(
      faults(price(PriceModel::volume, {{10, "1", ""}, {10, "1", ""}, {{}, "1", ""}})).find("above the tier before") !=
      std::string::npos);
  CHECK(faults(price(PriceModel::per_seat, {{5, "1", ""}, {{}, "1", ""}})).find("one tier only") != std::string::npos);
}
