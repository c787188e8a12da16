#include <exception>
#include <optional>
#include <utility>

#include "core/json.h"
#include "http/monotonic.h"
#include "http/problem.h"
#include "http/reactor_loop.h"

using Phase = ClientConnection::Phase;

void Reactor::Loop::handle(ClientConnection& connection) {
  connection.deadline = ClientConnection::kNoDeadline;
  auto exchange = std::make_shared<Exchange>(connection.peer, connection.reader.take_body());
  exchange->began_us_ = arrived_us;
  exchange->hurried_ = draining;
  connection.exchange = exchange;
  connection.close_after = draining || !connection.reader.head().keep_alive;
  handled = true;
  engine.process(connection.reader.head_bytes(), !connection.close_after, *exchange, connection.out);
  if (!exchange->deferred()) return answered(connection);
  connection.clear_out();
  connection.phase = Phase::waiting;
  begin_wait(std::move(exchange), &connection);
}

// For what cannot be handed on: there is no head to read, or no end to it.
void Reactor::Loop::refuse(ClientConnection& connection, int status) {
  connection.deadline = ClientConnection::kNoDeadline;
  connection.close_after = true;
  connection.reader.take_body();
  large_bodies -= std::exchange(connection.counted, 0);
  const TraceIds trace = make_trace({});
  const std::string body = to_json_text(problem_of(status, trace.request_id()));
  connection.out.append("HTTP/1.1 ").append(std::to_string(status)).append(" ").append(httplib::status_message(status));
  connection.out.append("\r\nConnection: close\r\nContent-Type: ").append(kProblemType);
  connection.out.append("\r\nContent-Length: ").append(std::to_string(body.size()));
  if (status == 503) connection.out.append("\r\nRetry-After: 1");
  connection.out.append("\r\nX-Request-Id: ").append(trace.request_id()).append("\r\n").append(options.headers);
  connection.out.append("\r\n").append(body);
  Exchange nameless(connection.peer, {});
  nameless.trace_ = trace;
  nameless.client_ = {connection.peer.address, false};
  log.request(nameless, {.unix_ms = options.unix_ms(), .status = status, .bytes = connection.out.size()});
  counts.observe_refused(status);
  connection.phase = Phase::held;
  held.push_back(&connection);
}

void Reactor::Loop::answered(ClientConnection& connection) {
  const Exchange& exchange = *connection.exchange;
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
  if (submit(deferral.priority, std::move(work), std::move(then))) return;
  resume(exchange, fd, serial, [](Exchange& refused) {
    refused.refuse({.code = Code::unavailable, .message = "Too much is being worked on. Try again shortly."});
    refused.set_header("Retry-After", "1");
  });
}

bool Reactor::Loop::submit(WorkPriority priority, std::function<void()> work, std::function<void()> then) {
  WorkerPool& pool = priority == WorkPriority::low ? low_pool : normal_pool;
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

void Reactor::Loop::resume(const std::shared_ptr<Exchange>& exchange, int fd, std::uint64_t serial,
                           const Handler& then) {
  ClientConnection* connection = fd >= 0 ? connections[static_cast<std::size_t>(fd)].get() : nullptr;
  if (connection && connection->serial != serial) connection = nullptr;
  handled = true;
  exchange->deferral_.reset();
  exchange->begin_answer();
  dispatcher.run(*exchange, then);
  if (exchange->deferred()) return begin_wait(exchange, connection);
  if (!connection) return;
  engine.process(connection->reader.head_bytes(), !connection->close_after, *exchange, connection->out);
  answered(*connection);
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
  counts.observe(exchange, exchange.status(), micros);
  log.request(exchange,
              {.unix_ms = unix_ms, .status = exchange.status(), .bytes = connection.size_out(), .micros = micros});
}
