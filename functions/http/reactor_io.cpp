#include <sys/epoll.h>
#include <sys/socket.h>
#include <utility>

#include "http/reactor_loop.h"

using Phase = ClientConnection::Phase;
using State = RequestReader::State;

namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace

void Reactor::Loop::on_event(ClientConnection& connection, std::uint32_t events) {
  if (connection.phase == Phase::closed) return;
  if (events & (EPOLLERR | EPOLLHUP)) return close(connection);
  if (events & EPOLLRDHUP) connection.half_closed = true;
  if (events & (EPOLLIN | EPOLLRDHUP)) connection.readable = true;
  if ((events & EPOLLOUT) && connection.phase == Phase::writing) flush(connection);
  if (connection.phase == Phase::reading && connection.readable) advance(connection);
  if (connection.phase == Phase::lingering && connection.readable) linger(connection);
}

void Reactor::Loop::read_from(ClientConnection& connection) {
  std::string_view bytes;
  if (!connection.receive(scratch, bytes)) return close(connection);
  figures.received.add(bytes.size());
  connection.reader.append(bytes);
}

void Reactor::Loop::advance(ClientConnection& connection) {
  const State before = connection.reader.state();
  // What was pipelined is answered before more is read.
  State state = before == State::head ? connection.reader.advance(options.limits, body_limit) : before;
  if (state != State::whole && state != State::refused && connection.readable) {
    read_from(connection);
    if (connection.phase == Phase::closed) return;
    state = connection.reader.advance(options.limits, body_limit);
  }
  count_body(connection);
  if (state == State::whole) return handle(connection);
  if (state == State::refused) return refuse(connection, connection.reader.refusal());
  if (large_bodies > options.limits.large_bodies && connection.counted > 0) return refuse(connection, 503);
  if (connection.ended) return close(connection);
  keep_reading(connection, before);
}

void Reactor::Loop::keep_reading(ClientConnection& connection, State before) {
  if (connection.readable) ready.push_back(&connection);
  const State state = connection.reader.state();
  if (state == State::head && before != State::head) {
    connection.phase_began = now;
    set_deadline(connection, now + options.limits.head_time);
  } else if (state == State::body) {
    if (before != State::body) connection.phase_began = now;
    const auto arrived = static_cast<std::int64_t>(connection.reader.body_size());
    set_deadline(connection,
                 connection.phase_began + options.limits.grace_time + arrived / options.limits.slowest_rate);
    if (connection.reader.wants_continue() && !std::exchange(connection.continued, true)) {
      ::send(connection.fd, kContinue.data(), kContinue.size(), MSG_NOSIGNAL);
    }
  }
}

// Reads once a turn, as from everybody: nobody waits while an upload is dropped.
void Reactor::Loop::linger(ClientConnection& connection) {
  std::string_view dropped;
  if (connection.readable && !connection.receive(scratch, dropped)) return close(connection);
  figures.received.add(dropped.size());
  if (connection.ended) close(connection);
  else if (connection.readable) ready.push_back(&connection);
}

void Reactor::Loop::flush(ClientConnection& connection) {
  const std::size_t before = connection.sent;
  const bool whole = connection.send();
  figures.sent.add(connection.sent - before);
  if (!whole) return close(connection);
  if (connection.sent_all()) return connection.source ? make_piece(connection) : finish(connection);
  if (std::exchange(connection.phase, Phase::writing) != Phase::writing) connection.phase_began = now;
  const auto sent = static_cast<std::int64_t>(connection.sent);
  set_deadline(connection, connection.phase_began + options.limits.grace_time + sent / options.limits.slowest_rate);
}

// The answer is out: on to the next request, or to the end.
void Reactor::Loop::finish(ClientConnection& connection) {
  const bool whole = connection.reader.state() == State::whole;
  connection.clear_out();
  connection.exchange = nullptr;
  connection.continued = false;
  if (connection.close_after) {
    if (whole || connection.ended) return close(connection);
    // A client that is still sending would lose the answer to a reset.
    connection.phase = Phase::lingering;
    ::shutdown(connection.fd, SHUT_WR);
    set_deadline(connection, now + options.limits.linger_time);
    return linger(connection);
  }
  connection.reader.next();
  count_body(connection);
  connection.phase = Phase::reading;
  connection.phase_began = now;
  const bool more = connection.reader.state() != State::idle;
  if (!more && (connection.ended || (draining && !connection.peer.trusted))) return close(connection);
  if (more || connection.readable) ready.push_back(&connection);
  const std::int64_t silence = draining ? options.limits.farewell_time : options.limits.idle_time;
  set_deadline(connection, now + (more ? options.limits.head_time : silence));
}
