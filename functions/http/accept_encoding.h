#pragma once

#include <cstdint>
#include <string_view>

enum class ContentCoding : std::uint8_t { identity, gzip, br };

// The best coding there is that the client takes (RFC 9110, 12.5.3); br before gzip before none at equal weight.
ContentCoding choose_coding(std::string_view accept_encoding, bool has_br, bool has_gzip);
