#include "http/writer_gate.h"

bool WriterGate::try_enter() {
  const std::lock_guard lock(mutex_);
  if (holder_ == Holder::loop) return true;
  if (holder_ == Holder::pool || (waiting_ > 0 && !loop_next_)) {
    parked_ = true;
    return false;
  }
  holder_ = Holder::loop;
  return true;
}

void WriterGate::leave(bool parked) {
  const std::lock_guard lock(mutex_);
  parked_ = parked;
  if (holder_ == Holder::pool) return;
  if (holder_ == Holder::loop) holder_ = Holder::none;
  loop_next_ = false;
  if (waiting_ > 0) changed_.notify_all();
}

void WriterGate::enter_from_pool() {
  std::unique_lock lock(mutex_);
  ++waiting_;
  changed_.wait(lock, [&] { return holder_ == Holder::none && !loop_next_; });
  --waiting_;
  holder_ = Holder::pool;
}

void WriterGate::leave_from_pool() {
  {
    const std::lock_guard lock(mutex_);
    holder_ = Holder::none;
    loop_next_ = parked_;
    if (!parked_) changed_.notify_all();
  }
  wake_();
}
