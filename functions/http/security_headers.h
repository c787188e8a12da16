#pragma once

#include <string>
#include <string_view>

// Header lines for every answer, as ReactorOptions::headers takes them.
std::string security_headers();

inline constexpr std::string_view kApiContentPolicy = "default-src 'none'; frame-ancestors 'none'";
inline constexpr std::string_view kStrictTransport = "max-age=63072000; includeSubDomains";
