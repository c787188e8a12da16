#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <unordered_map>

// Whether what is asked for again and again was found to be few, some seconds ago: how it is looked for depends on it,
// never what is found. Any thread.
class KnownFew {
 public:
  std::optional<bool> recall(std::size_t question) const;  // a hash of it
  void note(std::size_t question, bool few);

 private:
  struct Known {
    bool few;
    std::chrono::steady_clock::time_point at;
  };
  mutable std::mutex mutex_;
  std::unordered_map<std::size_t, Known> known_;
};
