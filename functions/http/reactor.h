#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "http/address_limit.h"
#include "http/limits.h"
#include "http/listener.h"
#include "http/metrics.h"
#include "http/router.h"
#include "http/writer_gate.h"

struct ReactorOptions {
  std::function<std::int64_t()> unix_ms;  // the program's Clock
  HttpLimits limits = {};
  std::string headers = {};  // whole lines for every answer: security_headers()
  AddressLimit::Rule address_limit = {};
  std::vector<std::string> proxies = {};  // addresses whose X-Forwarded-* headers are believed; Unix sockets are
  int log = -1;                           // descriptor of the access log
  std::size_t workers = 4;
  // At low priority: for what computes for long, which is to leave a processor to the loop.
  std::size_t low_workers = std::max(1u, std::thread::hardware_concurrency() / 2);
  std::size_t queue = 256;  // jobs that may wait, for each priority
  std::size_t apart =
      8;  // threads for handlers that run apart (Route::apart), a quarter of them for who does not write
  std::size_t apart_queue = 4096;  // of those that may wait
  std::int64_t tick = 1'000;       // milliseconds between calls of ReactorHooks::tick
  std::int64_t patience = 10'000;  // milliseconds that a request waits for the writer until it is answered 503
  std::int64_t stop_after = 0;     // milliseconds without a connection until run() returns; 0 is never
};

// All but `commit` and the two of handlers that run apart run in the loop.
struct ReactorHooks {
  // On its thread, before and after a handler that runs apart. An error is the answer. True: do it again, for nothing
  // has come of it; `attempt` counts from 0.
  std::function<Outcome(const Exchange&)> begin_apart = {};
  std::function<bool(Exchange&, int attempt)> end_apart = {};
  // Before the first write of a turn. False: another program writes; what must write is parked and tried again.
  std::function<bool()> begin = {};
  // Ends a turn in which a handler ran. True: it has written, and who wrote waits for the commit. Without this hook
  // every turn that might write has written.
  std::function<bool()> end = {};
  // In a thread of its own, while the loop goes on reading and parks what must write. An error: nothing that the turn
  // wrote was kept, and the answers of who wrote become 503, with this error when it is `unavailable`.
  std::function<Outcome()> commit = {};
  std::function<void(bool kept)> committed = {};  // before those answers are sent
  std::function<void()> idle = {};                // once nothing was written for a while after a commit
  std::function<void()> tick = {};
  std::function<void(const Exchange&, std::int64_t micros)> answered = {};
  std::function<void()> due = {};  // once, so long after call_after()
  // Asked every now and then while somebody awaits news: whether another program has made some.
  std::function<bool()> news = {};
};

// One thread that serves all connections: reads each request whole, hands it to its handler, ends the turn with one
// commit for all of them, and answers who wrote only when that is done. The commit waits for the disk in a thread of
// its own. Handlers run in the loop and must not wait; what waits or computes goes through Exchange::defer. Only
// stop(), post() and gate() are for other threads.
class Reactor {
 public:
  // `router` and `metrics` are borrowed, and routes are added before run().
  Reactor(const Router& router, Metrics& metrics, ReactorOptions options, ReactorHooks hooks = {});
  ~Reactor();

  void listen(Listener listener);
  void run();  // until stop(), and until what had begun is answered
  void stop();
  // Calls stop() on SIGTERM and SIGINT. For one reactor of the process.
  void stop_on_signals();
  // Runs in the loop, soon.
  void post(std::function<void()> task);
  // In the loop: `work`, which must not throw, in the pool, and then `then` in the loop. False when the pool is full.
  bool submit(WorkPriority, std::function<void()> work, std::function<void()> then);
  // In the loop: whoever awaits news looks again.
  void tell_news();
  // In the loop: ReactorHooks::due follows in so many milliseconds at the latest.
  void call_after(std::int64_t ms);
  // For jobs of the pool that write: WriterGate::Hold.
  WriterGate& gate();
  // In the loop: whether this turn may write, for what is written beside reading.
  bool may_write();

 private:
  struct Loop;
  std::unique_ptr<Loop> loop_;
};
