#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

// The store's one writer, shared by the loop and the pool. The loop never waits for it: it parks the requests that need
// it. When both want it they take turns.
class WriterGate {
 public:
  // `wake` is called on a pool's thread whenever the loop may try again.
  explicit WriterGate(std::function<void()> wake) : wake_(std::move(wake)) {}

  // The loop, at the first write of a turn. True until leave() once it was true.
  bool try_enter();
  // The loop, after each turn's commit. `parked` says whether requests wait for the gate.
  void leave(bool parked);

  // A job of the pool holds the writer as long as this lives.
  class Hold {
   public:
    explicit Hold(WriterGate& gate) : gate_(gate) { gate_.enter_from_pool(); }
    ~Hold() { gate_.leave_from_pool(); }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

   private:
    WriterGate& gate_;
  };

 private:
  enum class Holder { none, loop, pool };

  void enter_from_pool();
  void leave_from_pool();

  std::function<void()> wake_;
  std::mutex mutex_;
  std::condition_variable changed_;
  Holder holder_ = Holder::none;
  int waiting_ = 0;         // jobs of the pool
  bool loop_next_ = false;  // a job has just had the writer while the loop had requests parked
  bool parked_ = false;
};
