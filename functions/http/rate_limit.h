#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

// Token buckets by key: `burst` at once, `per_second` on the long run. Memory is bounded: of more than `most_keys`
// those that were quiet the longest are forgotten. For the loop's thread.
class RateLimiter {
 public:
  struct Rate {
    double per_second = 1;
    double burst = 20;
  };
  struct Verdict {
    bool allowed = true;
    bool again = false;        // refused, as the one before
    std::int64_t wait_ms = 0;  // until the next one is allowed
    std::int64_t late_ms = 0;  // that the refusal is to be told later: no more often than once a millisecond
  };

  RateLimiter(Rate rate, std::size_t most_keys);

  Verdict take(std::uint64_t key, std::int64_t now_ms);
  std::size_t keys() const { return young_.size() + old_.size(); }

 private:
  struct Bucket {
    double tokens = 0;
    std::int64_t at_ms = 0;
    std::int64_t told_ms = 0;  // when the last refusal is told
    bool refused = false;
  };
  // Who chooses keys cannot know which of them collide.
  struct Hash {
    std::uint64_t seed = 0;
    std::size_t operator()(std::uint64_t key) const;
  };
  using Buckets = std::unordered_map<std::uint64_t, Bucket, Hash>;

  Bucket& bucket(std::uint64_t key, std::int64_t now_ms);

  const Rate rate_;
  const std::size_t most_keys_;
  // Two generations: what is used moves to the young one, and the old one is dropped when the young one is full.
  Buckets young_;
  Buckets old_;
};
