#pragma once

#include <cstdint>

// In milliseconds.
inline constexpr std::int64_t kIdleMs = 8 * 3'600'000;       // without a request
inline constexpr std::int64_t kAbsoluteMs = 24 * 3'600'000;  // whatever happens
inline constexpr std::int64_t kNoteActivityMs = 60'000;      // how often a session's use is written down
inline constexpr std::int64_t kPasswordLinkMs = 72 * 3'600'000;
