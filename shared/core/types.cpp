#include "core/types.h"

#include <array>

namespace {

constexpr char kHex[] = "0123456789abcdef";

// Of every character: the digit's value, or -1.
constexpr auto kValues = [] {
  std::array<std::int8_t, 256> values{};
  for (std::int8_t& value : values) value = -1;
  for (std::size_t i = 0; i < 16; ++i) values[static_cast<unsigned char>(kHex[i])] = static_cast<std::int8_t>(i);
  for (std::size_t i = 10; i < 16; ++i) values['A' + i - 10] = static_cast<std::int8_t>(i);
  return values;
}();

constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
constexpr auto kDigits = [] {  // where the 32 digits stand
  std::array<std::uint8_t, 32> places{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < kForm.size(); ++i)
    if (kForm[i] == 'x') places[count++] = static_cast<std::uint8_t>(i);
  return places;
}();

}  // namespace

Uuid make_uuid(std::int64_t unix_ms, std::uint64_t random_high, std::uint64_t random_low) {
  Uuid id;
  id.high = (static_cast<std::uint64_t>(unix_ms) << 16) | 0x7000u | (random_high & 0x0FFFu);
  id.low = (random_low & 0x3FFFFFFFFFFFFFFFull) | 0x8000000000000000ull;
  return id;
}

void append_text(const Uuid& id, std::string& out) {
  const std::size_t start = out.size();
  out += kForm;
  std::uint64_t high = id.high, low = id.low;
  for (std::size_t i = 16; i-- > 0; high >>= 4, low >>= 4) {
    out[start + kDigits[i]] = kHex[high & 0xF];
    out[start + kDigits[i + 16]] = kHex[low & 0xF];
  }
}

std::string to_text(const Uuid& id) {
  std::string out;
  append_text(id, out);
  return out;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != kForm.size() || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return {};
  Uuid id;
  int fault = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    const int high = kValues[static_cast<unsigned char>(text[kDigits[i]])];
    const int low = kValues[static_cast<unsigned char>(text[kDigits[i + 16]])];
    fault |= high | low;
    id.high = id.high << 4 | static_cast<std::uint64_t>(high & 0xF);
    id.low = id.low << 4 | static_cast<std::uint64_t>(low & 0xF);
  }
  return fault < 0 ? std::optional<Uuid>() : id;
}
