#include "core/money.h"

#include <catch_amalgamated.hpp>
#include <limits>
#include <numeric>
#include <random>

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

std::string fault_of(std::string_view text, std::string_view currency) {
  const auto amount = parse_money(text, currency);
  return amount ? "" : amount.error().faults.at(0).message;
}

}  // namespace

TEST_CASE("currencies have the decimals of ISO 4217") {
  struct Row {
    const char* code;
    int decimals;
  };
  for (const auto& [code, decimals] : {Row{"EUR", 2},
                                       {"THB", 2},
                                       {"NPR", 2},
                                       {"JPY", 0},
                                       {"KRW", 0},
                                       {"VND", 0},
                                       {"UGX", 0},
                                       {"KWD", 3},
                                       {"BHD", 3},
                                       {"TND", 3},
                                       {"CLF", 4}}) {
    CAPTURE(code);
    CHECK(currency_exponent(code) == decimals);
  }
  for (const char* code : {"", "eur", "EU", "EURO", "XXX", "XTS", "ABC", "D K"}) {
    CAPTURE(code);
    CHECK_FALSE(currency_exponent(code));
  }
}

TEST_CASE("rounding names what happens to half a minor unit") {
  struct Row {
    std::int64_t amount, over, under, half_up, half_even, down;
  };
  for (const Row& r : {Row{5, 1, 2, 3, 2, 2},
                       {7, 1, 2, 4, 4, 3},
                       {-5, 1, 2, -3, -2, -2},
                       {-7, 1, 2, -4, -4, -3},
                       {10, 1, 3, 3, 3, 3},
                       {20, 1, 3, 7, 7, 6},
                       {-20, 1, 3, -7, -7, -6},
                       {0, 7, 9, 0, 0, 0},
                       {kMost, 1, 1, kMost, kMost, kMost},
                       {kLeast, 1, 1, kLeast, kLeast, kLeast},
                       {kMost, kMost, kMost, kMost, kMost, kMost}}) {
    CAPTURE(r.amount, r.over, r.under);
    CHECK(scale({r.amount}, {r.over, r.under}, Rounding::half_up)->minor == r.half_up);
    CHECK(scale({r.amount}, {r.over, r.under}, Rounding::half_even)->minor == r.half_even);
    CHECK(scale({r.amount}, {r.over, r.under}, Rounding::down)->minor == r.down);
  }
}

TEST_CASE("amounts that do not fit are refused, not wrapped") {
  CHECK_FALSE(add({kMost}, {1}));
  CHECK_FALSE(add({kLeast}, {-1}));
  CHECK(add({kMost}, {kLeast})->minor == -1);
  CHECK_FALSE(scale({kMost}, {2, 1}, Rounding::down));
  CHECK_FALSE(priced(kMost, {kMost, 0}, {kMost, 1}, 3, Rounding::down));
  CHECK_FALSE(priced(kMost, {1, 0}, {}, 2, Rounding::down));
  const Money large[] = {{kMost}, {kMost}, {kLeast}, {kLeast}};
  CHECK(sum(large)->minor == -2);
}

TEST_CASE("a price is rounded once") {
  CHECK(priced(3, {12345, 3}, {}, 3, Rounding::half_up)->minor == 37035);
  CHECK(priced(3, {12345, 3}, {}, 2, Rounding::half_up)->minor == 3704);
  CHECK(priced(3, {12345, 3}, {}, 2, Rounding::down)->minor == 3703);
  CHECK(priced(7, {10, 0}, {10, 31}, 0, Rounding::half_up)->minor == 23);
  CHECK(priced(7, {10, 0}, {0, 31}, 0, Rounding::half_up)->minor == 0);
}

TEST_CASE("decimals are read exactly") {
  for (const char* text : {"0", "12.345", "-3", "-0.05", "0.000000001", "9223372036854775807", "1.10"}) {
    CAPTURE(text);
    const auto decimal = parse_decimal(text);
    REQUIRE(decimal);
    CHECK(to_text(*decimal) == text);
  }
  for (const char* text : {"", "-", ".", "1.", ".5", "-.5", "1e3", "1,000", " 1", "0x1", "1.2.3", "0.0000000001",
                           "9223372036854775808", "--1", "1-", "\xD9\xA1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text));
  }
}

TEST_CASE("amounts are written as people read them, and read back") {
  struct Row {
    std::int64_t minor;
    const char* currency;
    const char* text;
  };
  for (const auto& [minor, currency, text] : {Row{12345, "KWD", "KWD 12.345"},
                                              {1200, "JPY", "JPY 1,200"},
                                              {-5, "EUR", "EUR -0.05"},
                                              {0, "EUR", "EUR 0.00"},
                                              {123456789, "USD", "USD 1,234,567.89"},
                                              {-100000, "USD", "USD -1,000.00"},
                                              {-1, "KWD", "KWD -0.001"},
                                              {99999, "USD", "USD 999.99"},
                                              {kLeast, "JPY", "JPY -9,223,372,036,854,775,808"}}) {
    CAPTURE(text);
    CHECK(format_money({minor}, currency) == text);
    CHECK(parse_money(text, currency)->minor == minor);
    CHECK(parse_money(format_amount({minor}, currency), currency)->minor == minor);
  }
  CHECK(parse_money("  12 ", "EUR")->minor == 1200);
  CHECK(parse_money("1234.5", "EUR")->minor == 123450);
}

TEST_CASE("what is no amount says why") {
  CHECK(fault_of("1.234,50", "EUR").find("decimals need a point") != std::string::npos);
  for (const char* text : {"12,50", "1200,300", ",123", "-,123", "1,2,3", "1,,234", "1,234,"}) {
    CAPTURE(text);
    CHECK(fault_of(text, "EUR").find("decimals need a point") != std::string::npos);
  }
  CHECK(fault_of("USD 5", "EUR") == "is not in EUR");
  CHECK(fault_of("", "EUR") == "is empty");
  CHECK(fault_of("five", "EUR") == "is not an amount such as 1234.56");
  CHECK(fault_of("1.5", "JPY") == "has more decimals than JPY, which has 0");
  CHECK(fault_of("12.3456", "KWD") == "has more decimals than KWD, which has 3");
  CHECK(fault_of("9223372036854775807", "EUR") == "is too large");
  CHECK(fault_of("1", "ZZZ") == "has no valid currency");
  CHECK(parse_money("x", "EUR", "price").error().faults.at(0).field == "price");
}

TEST_CASE("shares add up to what was shared") {
  std::mt19937_64 random(7);
  for (int round = 0; round < 2000; ++round) {
    const Money total{static_cast<std::int64_t>(random() >> (random() % 63 + 1)) * (round % 2 ? 1 : -1)};
    std::vector<std::int64_t> weights(1 + random() % 12);
    for (auto& weight : weights) weight = static_cast<std::int64_t>(random() % 1000);
    weights[0] += 1;
    const auto shares = allocate(total, weights);
    REQUIRE(shares);
    REQUIRE(sum(*shares)->minor == total.minor);
    const auto whole = std::accumulate(weights.begin(), weights.end(), Wide{0});
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const Wide off = Wide{(*shares)[i].minor} * whole - Wide{total.minor} * weights[i];
      REQUIRE((off < whole && off > -whole));  // never a whole minor unit away from the exact share
    }
  }
  const std::int64_t thirds[] = {1, 1, 1};
  CHECK(*allocate({100}, thirds) == std::vector<Money>{{34}, {33}, {33}});
  CHECK(*allocate({-100}, thirds) == std::vector<Money>{{-34}, {-33}, {-33}});
  const std::int64_t none[] = {0, 0};
  CHECK_FALSE(allocate({100}, none));
  CHECK_FALSE(allocate({100}, {}));
}
