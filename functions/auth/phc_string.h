#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// A hash with all that it was made with. As text: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, of the PHC string format
// (github.com/P-H-C/phc-string-format), in base64 without padding.
struct PhcString {
  std::uint32_t memory = 0;  // KiB
  std::uint32_t iterations = 0;
  std::uint32_t lanes = 1;
  std::string salt;  // bytes
  std::string hash;  // bytes
};

std::string to_text(const PhcString&);
// Nothing unless it is Argon2id of version 1.3, exactly so written.
std::optional<PhcString> parse_phc_string(std::string_view);
