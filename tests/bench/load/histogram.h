#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

// Times in nanoseconds, kept to one part in 32.
class Histogram {
 public:
  void add(std::int64_t ns);
  // The time that this share of them does not exceed, in nanoseconds; 0 when there is none.
  std::int64_t at(double share) const;
  std::int64_t most() const { return most_; }
  std::uint64_t count() const { return count_; }
  void clear() { *this = {}; }

 private:
  static constexpr int kBits = 5;
  static std::size_t slot_of(std::uint64_t ns);
  static std::uint64_t end_of(std::size_t slot);

  std::array<std::uint64_t, (64 - kBits) << kBits> slots_{};
  std::uint64_t count_ = 0;
  std::int64_t most_ = 0;
};
