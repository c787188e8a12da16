#include "core/types.h"

namespace {

constexpr char kHex[] = "0123456789abcdef";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_dash(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

}  // namespace

Uuid make_uuid(std::int64_t unix_ms, std::uint64_t random_high, std::uint64_t random_low) {
  Uuid id;
  id.high = (static_cast<std::uint64_t>(unix_ms) << 16) | 0x7000u | (random_high & 0x0FFFu);
  id.low = (random_low & 0x3FFFFFFFFFFFFFFFull) | 0x8000000000000000ull;
  return id;
}

void append_text(const Uuid& id, std::string& out) {
  char text[36];
  int nibble = 0;
  for (std::size_t i = 0; i < sizeof text; ++i) {
    if (is_dash(i)) {
      text[i] = '-';
      continue;
    }
    const std::uint64_t word = nibble < 16 ? id.high : id.low;
    text[i] = kHex[(word >> (60 - 4 * (nibble % 16))) & 0xF];
    ++nibble;
  }
  out.append(text, sizeof text);
}

std::string to_text(const Uuid& id) {
  std::string out;
  append_text(id, out);
  return out;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != 36) return {};
  Uuid id;
  int nibble = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_dash(i)) {
      if (text[i] != '-') return {};
      continue;
    }
    const int value = hex_value(text[i]);
    if (value < 0) return {};
    std::uint64_t& word = nibble < 16 ? id.high : id.low;
    word = (word << 4) | static_cast<std::uint64_t>(value);
    ++nibble;
  }
  return id;
}
