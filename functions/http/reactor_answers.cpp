#include <exception>
#include <optional>
#include <utility>

#include "http/monotonic.h"
#include "http/reactor_loop.h"

using Phase = ClientConnection::Phase;

void Reactor::Loop::handle(ClientConnection& connection) {
  connection.deadline = ClientConnection::kNoDeadline;
  auto exchange = std::make_shared<Exchange>(connection.peer, connection.reader.take_body());
  exchange->began_us_ = arrived_us;
  exchange->hurried_ = draining;
  exchange->http_1_0_ = connection.reader.head().http_1_0;
  connection.exchange = exchange;
  connection.close_after = draining || !connection.reader.head().keep_alive;
  handled = true;
  engine.process(connection.reader.head_bytes(), *exchange);
  if (!exchange->deferred() && exchange->late_ms_ == 0) return answered(connection);
  connection.phase = Phase::waiting;
  if (exchange->late_ms_ > 0) return held_back.push({now + exchange->late_ms_, connection.fd, connection.serial});
  begin_wait(std::move(exchange), &connection);
}

// For what cannot be handed on: there is no head to read, or no end to it.
void Reactor::Loop::refuse(ClientConnection& connection, int status) {
  connection.deadline = ClientConnection::kNoDeadline;
  connection.close_after = true;
  connection.reader.take_body();
  large_bodies -= std::exchange(connection.counted, 0);
  Exchange nameless(connection.peer, {});
  nameless.client_ = {connection.peer.address, false};
  nameless.refuse(status);
  if (status == 503) nameless.set_header("Retry-After", "1");
  engine.write(nameless, false, connection.out);
  log.request(nameless, {.unix_ms = options.unix_ms(), .status = status, .bytes = connection.out.size()});
  counts.observe_refused(status);
  connection.phase = Phase::held;
  held.push_back(&connection);
}

void Reactor::Loop::answered(ClientConnection& connection) {
  const Exchange& exchange = *connection.exchange;
  connection.close_after |= draining || (exchange.source_ && exchange.http_1_0_);  // whose end is the body's
  engine.write(exchange, !connection.close_after, connection.out);
  if (exchange.method() != "HEAD") connection.shared = exchange.shared_body_;
  if (exchange.source_) begin_stream(connection);
  connection.phase = Phase::held;
  held.push_back(&connection);
}

// To the pool, or into the queue before the writer. The handler continues in the loop even when the client has gone:
// what was asked for is done.
void Reactor::Loop::begin_wait(std::shared_ptr<Exchange> exchange, ClientConnection* connection) {
  const int fd = connection ? connection->fd : -1;
  const std::uint64_t serial = connection ? connection->serial : 0;
  if (exchange->deferral_->until > 0) {
    if (connection) awaiting.push_back({std::move(exchange), fd, serial});
    return;
  }
  if (exchange->deferral_->apart) return begin_apart(std::move(exchange), fd, serial);
  if (!exchange->deferral_->work) {
    if (exchange->parked_ms_ == 0) exchange->parked_ms_ = now;
    return parked.push_back({std::move(exchange), fd, serial});
  }
  Deferral deferral = std::move(*exchange->deferral_);
  exchange->deferral_.reset();
  auto fault = std::make_shared<std::optional<std::string>>();
  auto work = [fault, work = std::move(deferral.work)] {
    try {
      work();
    } catch (const std::exception& thrown) {
      *fault = thrown.what();
    } catch (...) {
      *fault = "unknown exception";
    }
  };
  auto then = [this, exchange, fd, serial, fault, then = std::move(deferral.then)] {
    if (!*fault) return resume(exchange, fd, serial, then);
    log.fault(exchange->trace(), options.unix_ms(), **fault);
    resume(exchange, fd, serial, [](Exchange& failed) { failed.refuse(500); });
  };
  if (!submit(deferral.priority, std::move(work), std::move(then))) refuse_work(exchange, fd, serial);
}

void Reactor::Loop::refuse_work(const std::shared_ptr<Exchange>& exchange, int fd, std::uint64_t serial) {
  figures.jobs_refused.add();
  exchange->deferral_.reset();
  exchange->refuse({.code = Code::unavailable, .message = "Too much is being worked on. Try again shortly."});
  exchange->set_header("Retry-After", "1");
  if (ClientConnection* connection = connection_of(fd, serial)) answered(*connection);
}

bool Reactor::Loop::submit(WorkPriority priority, std::function<void()> work, std::function<void()> then) {
  return submit(priority == WorkPriority::low ? low_pool : normal_pool, std::move(work), std::move(then));
}

bool Reactor::Loop::submit(WorkerPool& pool, std::function<void()> work, std::function<void()> then) {
  const bool taken = pool.submit([this, work = std::move(work), then = std::move(then)]() mutable {
    work();
    post([this, then = std::move(then)] {
      --pending;
      then();
    });
  });
  if (taken) ++pending;
  return taken;
}

// Null when the client has gone.
ClientConnection* Reactor::Loop::connection_of(int fd, std::uint64_t serial) {
  ClientConnection* connection = fd >= 0 ? connections[static_cast<std::size_t>(fd)].get() : nullptr;
  return connection && connection->serial == serial ? connection : nullptr;
}

void Reactor::Loop::resume(const std::shared_ptr<Exchange>& exchange, int fd, std::uint64_t serial,
                           const Handler& then) {
  ClientConnection* connection = connection_of(fd, serial);
  handled = true;
  exchange->deferral_.reset();
  exchange->drop_answer();
  dispatcher.run(*exchange, then);
  if (exchange->deferred()) return begin_wait(exchange, connection);
  if (connection) answered(*connection);
}

void Reactor::Loop::answer_late() {
  while (!held_back.empty() && (draining || held_back.top().at <= now)) {
    if (ClientConnection* connection = connection_of(held_back.top().fd, held_back.top().serial)) answered(*connection);
    held_back.pop();
  }
}

void Reactor::Loop::send_held(std::vector<ClientConnection*>& answers) {
  std::vector<ClientConnection*> sending;
  sending.swap(answers);
  if (sending.empty()) return;
  const std::int64_t at_us = monotonic_us(), unix_ms = options.unix_ms();
  for (ClientConnection* connection : sending) {
    if (connection->phase != Phase::held) continue;
    record(*connection, at_us, unix_ms);
    flush(*connection);
  }
}

void Reactor::Loop::record(const ClientConnection& connection, std::int64_t at_us, std::int64_t unix_ms) {
  if (!connection.exchange) return;
  const Exchange& exchange = *connection.exchange;
  const std::int64_t micros = at_us - exchange.began_us_;
  counts.observe(exchange, exchange.status(), micros, unix_ms);
  if (hooks.answered) hooks.answered(exchange, micros);
  if (exchange.muted_) return;
  log.request(exchange,
              {.unix_ms = unix_ms, .status = exchange.status(), .bytes = connection.size_out(), .micros = micros});
}
