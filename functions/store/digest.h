#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

using Hash = std::array<std::uint8_t, 32>;

// SHA-256 of the parts, one behind the other.
Hash sha256(std::initializer_list<std::string_view> parts);
// HMAC-SHA-256 (RFC 2104).
Hash hmac_sha256(std::string_view key, std::string_view text);

inline std::string_view bytes_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }
Hash hash_from(std::string_view bytes);  // exactly 32
std::string to_hex(std::string_view bytes);
std::string from_hex(std::string_view text);  // "" when it is not hexadecimal
