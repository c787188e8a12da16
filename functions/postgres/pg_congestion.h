#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <unordered_map>

// Kinds of requests that wait in vain: as long as they do, one at a time tries again and the others are turned away at
// once, so that they do not take every connection. Thread-safe.
class PgCongestion {
 public:
  enum class Way : std::uint8_t { refused, free, trying };
  Way enter(std::size_t kind);
  void leave(std::size_t kind, Way entered, bool in_vain);

 private:
  std::mutex mutex_;
  std::unordered_map<std::size_t, bool> waiting_;  // and whether one of them tries
};
