#include "http/worker_pool.h"

#include "http/monotonic.h"

WorkerPool::WorkerPool(std::size_t threads, std::size_t queue, int niceness, std::int64_t slice_us)
    : most_threads_(threads), most_waiting_(queue), niceness_(niceness), slice_us_(slice_us) {}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::submit(std::function<void()> job) {
  std::unique_lock lock(mutex_);
  if (stopping_ || queue_.size() >= most_waiting_) return false;
  queue_.push_back({std::move(job), waits_ ? monotonic_us() : 0});
  if (idle_ < queue_.size() && threads_.size() < most_threads_) threads_.emplace_back([this] { run(); });
  lock.unlock();
  changed_.notify_one();  // who is woken runs at once, and would wait for the lock
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

std::size_t WorkerPool::busy() const {
  const std::lock_guard lock(mutex_);
  return threads_.size() - idle_;
}

void WorkerPool::run() {
  share_processor(niceness_, slice_us_);
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    changed_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    --idle_;
    if (queue_.empty()) return;
    const Job job = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    if (waits_) waits_->observe(monotonic_us() - job.since_us);
    job.run();
    lock.lock();
  }
}
