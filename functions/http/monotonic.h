#pragma once

#include <chrono>
#include <cstdint>

// For deadlines and durations alone; the time of day comes from the program's Clock.
inline std::int64_t monotonic_us() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}
inline std::int64_t monotonic_ms() { return monotonic_us() / 1000; }
