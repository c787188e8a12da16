#include "store/clock.h"

#include <chrono>
#include <cstdlib>
#include <sys/random.h>

Timestamp SystemClock::now() const {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
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
