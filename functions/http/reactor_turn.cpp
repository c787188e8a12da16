#include <algorithm>
#include <climits>
#include <sys/epoll.h>
#include <unistd.h>

#include "http/monotonic.h"
#include "http/reactor_loop.h"
#include "http/thread_share.h"

namespace {

constexpr int kMostEvents = 256;
constexpr std::int64_t kGatherTime = 5;    // milliseconds that a commit waits for requests that are there already
constexpr std::int64_t kLogTime = 200;     // milliseconds that a line of the log may wait
constexpr std::int64_t kRetryTime = 100;   // milliseconds, when there was no room for another connection
constexpr int kQueueRounds = 16;           // of accept_all(), for as many as can wait in a listener's queue
constexpr std::int64_t kRestTime = 1'000;  // milliseconds without a commit until the store may rest

}  // namespace

void Reactor::Loop::run() {
  share_processor(0, kPromptSlice);
  now = last_busy = monotonic_ms();
  next_tick = now + options.tick;
  pause_accepting(false);
  for (Listener& listener : listeners) watch(listener.fd(), EPOLLIN, &listener);
  while (committing || !drained()) turn();
  log.flush();
}

void Reactor::Loop::turn() {
  const int wait = wait_time();
  std::vector<ClientConnection*> due;
  due.swap(ready);
  const int count = take_events(wait);
  for (ClientConnection* connection : due) {
    if (connection->phase == ClientConnection::Phase::reading) advance(*connection);
    else if (connection->phase == ClientConnection::Phase::lingering) linger(*connection);
  }
  if (stopping && !draining) begin_drain();
  const bool quiet = !wake_awaiting() && !try_parked() && count <= 0 && due.empty();
  answer_late();
  gather();
  end_turn();
  run_timers();
  if (quiet) log.flush();
}

int Reactor::Loop::take_events(int wait) {
  std::array<epoll_event, kMostEvents> events;
  if (arrived_us > 0) figures.turns.observe(monotonic_us() - arrived_us);
  const int count = epoll_wait(epoll.fd, events.data(), kMostEvents, wait);
  arrived_us = monotonic_us();
  now = arrived_us / 1000;
  engine.set_time(options.unix_ms());
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    if (event.data.ptr == &waker) {
      std::uint64_t times = 0;
      if (::read(waker.fd, &times, sizeof(times)) < 0) continue;
      run_posted();
      if (!committing) resume_parked();
      continue;
    }
    const auto listener =
        std::find_if(listeners.begin(), listeners.end(), [&](Listener& each) { return event.data.ptr == &each; });
    if (listener != listeners.end()) accept_all(*listener);
    else on_event(*static_cast<ClientConnection*>(event.data.ptr), event.events);
  }
  return count;
}

// What came while this turn wrote shares its commit: a disk does few of them.
void Reactor::Loop::gather() {
  const std::int64_t began = now;
  while (writing && now - began < kGatherTime && take_events(0) > 0) continue;
}

int Reactor::Loop::wait_time() const {
  if (!ready.empty()) return 0;
  std::int64_t at = std::min({earliest, next_wake(), next_try()});
  if (idle_owed && !committing) at = std::min(at, last_commit + kRestTime);
  if (hooks.tick) at = std::min(at, next_tick);
  if (hooks.due) at = std::min(at, due_at);
  if (draining) at = std::min(at, drain_deadline);
  else if (accepting_paused) at = std::min(at, now + kRetryTime);
  if (!held_back.empty()) at = std::min(at, held_back.top().at);
  if (log.pending()) at = std::min(at, now + kLogTime);
  if (options.stop_after > 0 && open == 0) at = std::min(at, last_busy + options.stop_after);
  if (at == ClientConnection::kNoDeadline) return -1;
  return static_cast<int>(std::clamp<std::int64_t>(at - monotonic_ms() + 1, 0, INT_MAX));
}

void Reactor::Loop::end_turn() {
  const bool wrote = handled && hooks.end ? hooks.end() : writing;
  const bool owed = writing && wrote && hooks.commit;
  handled = writing = others_write = false;
  if (owed) {
    begin_commit();
  } else {
    if (!committing) gate.leave(!parked.empty());
    send_held(held);
  }
  closed.clear();
  if (open > 0) last_busy = now;
}

void Reactor::Loop::run_timers() {
  if (now >= earliest) expire();
  if (accepting_paused && !draining && now >= retry_accept) {
    retry_accept = now + kRetryTime;
    if (open < options.limits.connections || make_room()) pause_accepting(false);
  }
  ask_for_news();
  if (hooks.tick && now >= next_tick) {
    hooks.tick();
    next_tick = now + options.tick;
  }
  if (hooks.due && now >= due_at) {
    due_at = ClientConnection::kNoDeadline;
    hooks.due();
  }
  if (idle_owed && !committing && now >= last_commit + kRestTime) {
    idle_owed = false;
    if (hooks.idle) hooks.idle();
  }
}

// All connections at once, but no more often than the first of them asks for: cheaper than any structure of timers.
void Reactor::Loop::expire() {
  earliest = ClientConnection::kNoDeadline;
  for (const auto& connection : connections) {
    if (!connection) continue;
    if (connection->deadline > now) {
      earliest = std::min(earliest, connection->deadline);
      continue;
    }
    const RequestReader::State state = connection->reader.state();
    const bool began = state == RequestReader::State::head || state == RequestReader::State::body;
    if (connection->phase == ClientConnection::Phase::reading && began) refuse(*connection, 408);
    else close(*connection);
  }
  send_held(held);
  closed.clear();
}

// A proxy does not send a change twice, so it must not meet a connection that closes under it: who has connected is
// served, and a connection that it keeps ends with its next answer, or when the proxy has let go of it.
void Reactor::Loop::begin_drain() {
  for (Listener& listener : listeners) {
    listener.withdraw();
    for (int i = 0; i < kQueueRounds; ++i) accept_all(listener);
  }
  draining = true;
  drain_deadline = now + options.limits.drain_time;
  pause_accepting(true);
  listeners.clear();
  for (const auto& connection : connections) {
    if (!connection || connection->phase != ClientConnection::Phase::reading ||
        connection->reader.state() != RequestReader::State::idle) {
      continue;
    }
    if (connection->peer.trusted) set_deadline(*connection, now + options.limits.farewell_time);
    else close(*connection);
  }
}

bool Reactor::Loop::drained() const {
  if (draining) return now >= drain_deadline || (open == 0 && pending == 0 && parked.empty());
  return options.stop_after > 0 && open == 0 && pending == 0 && now - last_busy >= options.stop_after;
}
