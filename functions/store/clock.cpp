#include "store/clock.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <sys/random.h>

namespace {

constexpr std::int64_t kStep = 60'000;  // milliseconds

template <class Source>
std::int64_t milliseconds_of() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(Source::now().time_since_epoch()).count();
}

}  // namespace

std::int64_t SteadyTime::at(std::int64_t system, std::int64_t steady) {
  const std::int64_t apart = system - steady, before = apart_;
  if (before == kUnknown || std::abs(apart - before) >= kStep) return step(system, steady);
  if (apart != before) apart_ = apart;
  return system + ahead_;
}

std::int64_t SteadyTime::step(std::int64_t system, std::int64_t steady) {
  const std::lock_guard lock(mutex_);
  const std::int64_t apart = system - steady, before = apart_.exchange(apart);
  if (before != kUnknown && std::abs(apart - before) >= kStep)
    ahead_ = std::max<std::int64_t>(0, ahead_ + before - apart);
  return system + ahead_;
}

Timestamp SystemClock::now() const {
  using namespace std::chrono;
  return {time_.at(milliseconds_of<system_clock>(), milliseconds_of<steady_clock>())};
}

Uuid IdSource::next() {
  const std::lock_guard lock(mutex_);
  const std::int64_t now = clock_.now().ms;
  if (now > ms_) {
    ms_ = now;
    count_ = random() & 0x7FF;  // half of the counter's range stays free
  } else if (++count_ > 0xFFF) {
    ++ms_;
    count_ = 0;
  }
  return make_uuid(ms_, count_, random());
}

std::uint64_t IdSource::random() {
  if (left_ == 0) {
    if (getrandom(pool_, sizeof pool_, 0) != static_cast<ssize_t>(sizeof pool_)) std::abort();
    left_ = std::size(pool_);
  }
  return pool_[--left_];
}
