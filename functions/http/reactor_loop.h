#pragma once

#include <array>
#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <queue>
#include <unistd.h>
#include <vector>

#include "http/access_log.h"
#include "http/client_connection.h"
#include "http/dispatcher.h"
#include "http/http_engine.h"
#include "http/loop_figures.h"
#include "http/reactor.h"
#include "http/server_metrics.h"
#include "http/worker_pool.h"

struct Descriptor {
  const int fd;
  explicit Descriptor(int opened) : fd(opened) {}
  ~Descriptor() { ::close(fd); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
};

// The reactor's inside: the turn (reactor_turn.cpp), sockets coming and going (reactor_sockets.cpp), their bytes
// (reactor_io.cpp), answers (reactor_answers.cpp), long ones (reactor_stream.cpp), who waits for the writer
// (reactor_parked.cpp), handlers apart (reactor_apart.cpp), the commit (reactor_commit.cpp), who awaits news
// (reactor_news.cpp) and figures (reactor_figures.cpp).
struct Reactor::Loop {
  Loop(const Router& routes, Metrics& metrics, ReactorOptions with, ReactorHooks calls);

  // The turn.
  void run();
  void turn();
  int take_events(int wait);
  void gather();
  int wait_time() const;
  void end_turn();
  void begin_commit();
  void end_commit(const Outcome& kept);
  void run_posted();
  void run_timers();
  void expire();
  void begin_drain();
  bool drained() const;
  void post(std::function<void()> task);
  void wake() const;

  // Sockets.
  void watch(int fd, std::uint32_t events, void* as) const;
  void accept_all(Listener& listener);
  bool make_room();
  void pause_accepting(bool paused);
  void on_event(ClientConnection& connection, std::uint32_t events);
  void read_from(ClientConnection& connection);
  void advance(ClientConnection& connection);
  void keep_reading(ClientConnection& connection, RequestReader::State before);
  void linger(ClientConnection& connection);
  void flush(ClientConnection& connection);
  void begin_stream(ClientConnection& connection);
  void make_piece(ClientConnection& connection);
  void take_piece(int fd, std::uint64_t serial, std::string piece, const Result<bool>& more);
  void finish(ClientConnection& connection);
  void close(ClientConnection& connection);
  void set_deadline(ClientConnection& connection, std::int64_t at);
  void count_body(ClientConnection& connection);

  // Answers.
  void handle(ClientConnection& connection);
  void refuse(ClientConnection& connection, int status);
  void answered(ClientConnection& connection);
  void begin_wait(std::shared_ptr<Exchange> exchange, ClientConnection* connection);
  void begin_apart(std::shared_ptr<Exchange> exchange, int fd, std::uint64_t serial);
  void run_apart(std::shared_ptr<Exchange> exchange, int fd, std::uint64_t serial);
  void end_write_apart();
  void handle_apart(Exchange& exchange, const Handler& handler) const;
  void refuse_work(const std::shared_ptr<Exchange>& exchange, int fd, std::uint64_t serial);
  bool submit(WorkPriority priority, std::function<void()> work, std::function<void()> then);
  bool submit(WorkerPool& pool, std::function<void()> work, std::function<void()> then);
  void resume(const std::shared_ptr<Exchange>& exchange, int fd, std::uint64_t serial, const Handler& then);
  ClientConnection* connection_of(int fd, std::uint64_t serial);
  void resume_parked();
  bool may_write();
  std::int64_t next_try() const;
  bool try_parked();
  bool wake_awaiting();
  void ask_for_news();
  std::int64_t next_wake() const;
  void answer_late();
  void send_held(std::vector<ClientConnection*>& answers);
  void undo(const Error& error);
  void record(const ClientConnection& connection, std::int64_t at_us, std::int64_t unix_ms);

  // Figures.
  void add_figures(Metrics& metrics);
  static void add_pool_figures(Metrics& metrics, WorkerPool& pool, const char* name, std::size_t threads);
  template <class Holds>
  double count_connections(const Holds& holds) const;

  ReactorOptions options;
  ReactorHooks hooks;
  const Router& router;
  AccessLog log;
  ServerMetrics counts;
  Counter& limited;
  LoopFigures figures;
  WriterGate gate;
  AddressLimit address_limit;
  Dispatcher dispatcher;
  HttpEngine engine;
  BodyLimit body_limit;

  Descriptor epoll;
  Descriptor waker;  // an eventfd that other threads write to
  std::atomic<bool> stopping = false;
  bool draining = false;
  bool accepting_paused = false;
  std::int64_t retry_accept = 0;
  bool handled = false;         // a handler ran in this turn
  bool idle_owed = false;       // since the last commit
  bool committing = false;      // beside the loop; nobody else writes meanwhile
  std::int64_t now = 0;         // milliseconds of the monotonic clock, when events were taken last
  std::int64_t arrived_us = 0;  // the same in microseconds
  std::int64_t earliest = ClientConnection::kNoDeadline;  // no deadline is before this
  std::int64_t next_tick = 0;
  std::int64_t due_at = ClientConnection::kNoDeadline;  // when hooks.due is to be called
  std::int64_t drain_deadline = 0;
  std::int64_t last_commit = 0;
  std::int64_t last_busy = 0;  // when there was a connection last
  std::uint64_t last_serial = 0;
  std::size_t large_bodies = 0;
  std::vector<Listener> listeners;
  std::vector<std::unique_ptr<ClientConnection>> connections;  // by descriptor
  std::size_t open = 0;
  std::vector<std::unique_ptr<ClientConnection>> closed;  // events of this turn may still name them
  std::vector<ClientConnection*> ready;                   // with something to do in the next turn
  std::vector<ClientConnection*> held;                    // answered in this turn, in order
  std::vector<ClientConnection*> in_commit;               // answered in the turn that is being committed
  struct Parked {
    std::shared_ptr<Exchange> exchange;
    int fd;
    std::uint64_t serial;
  };
  std::vector<Parked> parked;
  std::deque<Parked> to_write;    // apart, when there is a thread for it
  std::size_t writing_apart = 0;  // handlers that have one
  struct HeldBack {
    std::int64_t at;
    int fd;
    std::uint64_t serial;
    bool operator>(const HeldBack& other) const { return at > other.at; }
  };
  std::priority_queue<HeldBack, std::vector<HeldBack>, std::greater<>> held_back;  // answers
  bool writing = false;          // the store's transaction of this turn has begun
  bool others_write = false;     // another program has the store; not asked again in this turn
  std::int64_t retry_at = 0;     // when to ask again; 0: nobody must
  std::vector<Parked> awaiting;  // news
  std::vector<Parked> woken;     // of them: to look again, a few each turn
  bool news = false;
  std::uint64_t told = 0;           // times that there was news
  std::int64_t last_news = 0;       // when all were woken last
  std::int64_t asked_for_news = 0;  // when another program's was looked for last
  std::size_t pending = 0;          // jobs in the pool
  std::mutex posted_mutex;
  std::vector<std::function<void()>> posted;
  std::array<char, 64u << 10> scratch;

  WorkerPool normal_pool;  // last, so that no job outlives what it posts to
  WorkerPool low_pool;
  WorkerPool apart_pool;
  WorkerPool commit_thread;
};
