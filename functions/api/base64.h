#pragma once

#include <optional>
#include <string>
#include <string_view>

// RFC 4648 base64url without padding.
std::string to_base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);
