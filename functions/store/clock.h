#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>

#include "core/types.h"

// The one place that reads the time. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Timestamp now() const override;
};

// Stands still until it is moved: for tests and demonstrations.
class SettableClock final : public Clock {
 public:
  explicit SettableClock(Timestamp now) : ms_(now.ms) {}
  Timestamp now() const override { return {ms_.load()}; }
  void set(Timestamp now) { ms_ = now.ms; }
  void advance(std::int64_t ms) { ms_ += ms; }

 private:
  std::atomic<std::int64_t> ms_;
};

// Version 7 identifiers, each greater than the one before (RFC 9562, 6.2: the twelve bits behind the time count up).
// Thread-safe.
class IdSource {
 public:
  explicit IdSource(const Clock& clock) : clock_(clock) {}
  Uuid next();

 private:
  std::uint64_t random();

  const Clock& clock_;
  std::mutex mutex_;
  std::int64_t ms_ = 0;
  std::uint64_t count_ = 0;
  std::uint64_t pool_[64] = {};
  std::size_t left_ = 0;
};
