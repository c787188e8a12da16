#pragma once

#include <array>
#include <cstdint>
#include <string_view>

using Digest = std::array<std::uint8_t, 32>;

// SHA-256 (FIPS 180-4) of the parts, one behind the other.
Digest sha256(std::initializer_list<std::string_view> parts);
inline std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}
