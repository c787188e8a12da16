#include "http/trace_ids.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <sys/random.h>

namespace {

constexpr std::size_t kTraceAt = 3, kSpanAt = 36, kFlagsAt = 53, kLength = 55;  // "00-<trace>-<span>-<flags>"

// The two digits of each byte.
constexpr auto kHex = [] {
  std::array<char, 512> pairs{};
  for (std::size_t i = 0; i < 256; ++i) {
    pairs[2 * i] = "0123456789abcdef"[i >> 4];
    pairs[2 * i + 1] = "0123456789abcdef"[i & 15];
  }
  return pairs;
}();

bool is_lower_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_zero(std::string_view text) { return text.find_first_not_of('0') == std::string_view::npos; }

bool is_traceparent(std::string_view text) {
  if (text.size() < kLength || text[2] != '-' || text[kSpanAt - 1] != '-' || text[kFlagsAt - 1] != '-') return false;
  const std::string_view version = text.substr(0, 2), trace = text.substr(kTraceAt, 32),
                         span = text.substr(kSpanAt, 16);
  if (!is_lower_hex(version) || version == "ff" || (version == "00" && text.size() != kLength)) return false;
  return is_lower_hex(trace) && !is_zero(trace) && is_lower_hex(span) && !is_zero(span) &&
         is_lower_hex(text.substr(kFlagsAt, 2));
}

// Asking the kernel for 4 KiB at once costs a request next to nothing.
void fill_hex(std::span<char> out) {
  static thread_local std::array<std::uint8_t, 4096> pool;
  static thread_local std::size_t used = pool.size();
  if (pool.size() - used < out.size() / 2) {
    for (std::size_t got = 0; got < pool.size();) {
      const ssize_t n = getrandom(pool.data() + got, pool.size() - got, 0);
      if (n > 0) got += static_cast<std::size_t>(n);
      else if (errno != EINTR) std::abort();
    }
    used = 0;
  }
  for (std::size_t i = 0; i < out.size(); i += 2, ++used) std::copy_n(kHex.data() + 2 * pool[used], 2, out.data() + i);
}

}  // namespace

TraceIds make_trace(std::string_view traceparent) {
  TraceIds made;
  if (is_traceparent(traceparent)) std::copy_n(traceparent.begin() + kTraceAt, made.trace.size(), made.trace.begin());
  else fill_hex(made.trace);
  fill_hex(made.span);
  return made;
}
