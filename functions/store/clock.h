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

// The system's time, which somebody may set back while a program runs: then it goes on from where it was, so that
// nothing that had ended begins again, until the system has caught up or the program is started anew. Steps of less
// than a minute are followed. Thread-safe.
class SteadyTime {
 public:
  // Both clocks in milliseconds; `steady` is nobody's to set.
  std::int64_t at(std::int64_t system, std::int64_t steady);

 private:
  std::int64_t step(std::int64_t system, std::int64_t steady);

  std::atomic<std::int64_t> apart_ = kUnknown;  // the system's clock from the steady one, when it was asked last
  std::atomic<std::int64_t> ahead_ = 0;         // of the system's
  std::mutex mutex_;
  static constexpr std::int64_t kUnknown = INT64_MIN;
};

class SystemClock final : public Clock {
 public:
  Timestamp now() const override;

 private:
  mutable SteadyTime time_;
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
