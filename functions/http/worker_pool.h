#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "http/metrics.h"
#include "http/thread_share.h"

// Threads for what waits or computes, with a bounded queue. They start with the first job.
class WorkerPool {
 public:
  // `niceness` 0 to 19: how far the threads stand back for the loop; `slice_us` as in share_processor().
  WorkerPool(std::size_t threads, std::size_t queue, int niceness, std::int64_t slice_us = kLongSlice);
  // Runs what is queued to its end.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False when the queue is full. A job must not throw.
  bool submit(std::function<void()> job);
  std::size_t waiting() const;
  std::size_t busy() const;  // threads
  // Before the first job: how long each waits for a thread. Borrowed.
  void measure(Histogram& waits) { waits_ = &waits; }

 private:
  struct Job {
    std::function<void()> run;
    std::int64_t since_us;
  };
  void run();

  const std::size_t most_threads_;
  const std::size_t most_waiting_;
  const int niceness_;
  const std::int64_t slice_us_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> queue_;
  std::vector<std::thread> threads_;
  Histogram* waits_ = nullptr;
  std::size_t idle_ = 0;
  bool stopping_ = false;
};
