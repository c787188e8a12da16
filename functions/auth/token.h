#pragma once

#include <string>
#include <string_view>

// 32 random bytes as base64url: what a client holds.
std::string make_token();
// SHA-256 as hexadecimal: what the database holds.
std::string token_digest(std::string_view token);
// In time that does not depend on where they differ.
bool equal_secrets(std::string_view, std::string_view);
