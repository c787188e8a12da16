#include "http/reactor_loop.h"

// Who writes may wait for others for long: some threads are left to who only reads.
void Reactor::Loop::begin_apart(std::shared_ptr<Exchange> exchange, int fd, std::uint64_t serial) {
  if (!exchange->route()->writes) return run_apart(std::move(exchange), fd, serial);
  if (writing_apart >= options.apart - options.apart / 4) {
    if (to_write.size() >= options.apart_queue) return refuse_work(exchange, fd, serial);
    ++pending;
    return to_write.push_back({std::move(exchange), fd, serial});
  }
  ++writing_apart;
  run_apart(std::move(exchange), fd, serial);
}

void Reactor::Loop::end_write_apart() {
  --writing_apart;
  if (to_write.empty()) return;
  Parked next = std::move(to_write.front());
  to_write.pop_front();
  --pending;
  begin_apart(std::move(next.exchange), next.fd, next.serial);
}

// The exchange is the thread's alone until the loop gets it back.
void Reactor::Loop::run_apart(std::shared_ptr<Exchange> exchange, int fd, std::uint64_t serial) {
  const bool writes = exchange->route()->writes;
  const Handler handler = std::move(exchange->deferral_->then);
  exchange->deferral_.reset();
  const auto work = [this, exchange, handler] { handle_apart(*exchange, handler); };
  const auto then = [this, exchange, fd, serial, writes, before = told] {
    if (writes) end_write_apart();
    ClientConnection* connection = connection_of(fd, serial);
    if (exchange->deferred() && exchange->deferral_->until > 0 && told != before) {
      if (connection) woken.push_back({exchange, fd, serial});  // what it awaits may have come while it looked
      return;
    }
    if (exchange->deferred()) return begin_wait(exchange, connection);
    if (connection) answered(*connection);
  };
  if (submit(apart_pool, work, then)) return;
  if (writes) end_write_apart();
  refuse_work(exchange, fd, serial);
}

void Reactor::Loop::handle_apart(Exchange& exchange, const Handler& handler) const {
  for (int attempt = 0;; ++attempt) {
    exchange.deferral_.reset();
    exchange.drop_answer();
    const Outcome begun = hooks.begin_apart ? hooks.begin_apart(exchange) : Outcome(Done{});
    if (begun) dispatcher.handle(exchange, handler);
    else exchange.refuse(begun.error());
    if (!hooks.end_apart || !hooks.end_apart(exchange, attempt)) return;
  }
}
