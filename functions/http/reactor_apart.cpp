#include "http/reactor_loop.h"

// The exchange is the thread's alone until the loop gets it back.
void Reactor::Loop::begin_apart(std::shared_ptr<Exchange> exchange, int fd, std::uint64_t serial) {
  const Handler handler = std::move(exchange->deferral_->then);
  exchange->deferral_.reset();
  const auto work = [this, exchange, handler] { handle_apart(*exchange, handler); };
  const auto then = [this, exchange, fd, serial, before = told] {
    ClientConnection* connection = connection_of(fd, serial);
    if (exchange->deferred() && exchange->deferral_->until > 0 && told != before) {
      if (connection) woken.push_back({exchange, fd, serial});  // what it awaits may have come while it looked
      return;
    }
    if (exchange->deferred()) return begin_wait(exchange, connection);
    if (connection) answered(*connection);
  };
  if (!submit(apart_pool, work, then)) refuse_work(exchange, fd, serial);
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
