#pragma once

#include <cstdint>

// In milliseconds.
inline constexpr std::int64_t kHourMs = 3'600'000;
inline constexpr std::int64_t kNoteActivityMs = 60'000;  // how often a session's use is written down
