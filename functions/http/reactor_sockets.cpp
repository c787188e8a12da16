#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include "http/reactor_loop.h"

using Phase = ClientConnection::Phase;
using State = RequestReader::State;

namespace {

constexpr int kAcceptedAtOnce = 64;
constexpr std::size_t kLargeBody = 64u << 10;
constexpr std::int64_t kBreath = 20;        // milliseconds in which who has just come, or was just answered, may ask
constexpr std::int64_t kShortTime = 1'000;  // milliseconds that any request may take to arrive, however full it is

Peer peer_of(const sockaddr_storage& from, const std::vector<std::string>& proxies) {
  if (from.ss_family == AF_UNIX || from.ss_family == AF_UNSPEC) return {"unix", 0, true};
  Peer peer;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (from.ss_family == AF_INET) {
    const auto& four = reinterpret_cast<const sockaddr_in&>(from);
    peer.address = inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size());
    peer.port = ntohs(four.sin_port);
  } else {
    const auto& six = reinterpret_cast<const sockaddr_in6&>(from);
    peer.address = inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size());
    peer.port = ntohs(six.sin6_port);
    constexpr std::string_view kMapped = "::ffff:";
    if (peer.address.starts_with(kMapped) && peer.address.find('.') != std::string::npos)
      peer.address.erase(0, kMapped.size());
  }
  peer.trusted = std::find(proxies.begin(), proxies.end(), peer.address) != proxies.end();
  if (!peer.trusted) peer.network = network_of(peer.address);
  return peer;
}

}  // namespace

void Reactor::Loop::watch(int fd, std::uint32_t events, void* as) const {
  epoll_event event{};
  event.events = events;
  event.data.ptr = as;
  epoll_ctl(epoll.fd, EPOLL_CTL_ADD, fd, &event);
}

void Reactor::Loop::pause_accepting(bool paused) {
  if (accepting_paused == paused) return;
  accepting_paused = paused;
  if (paused && !draining) figures.paused.add();
  for (Listener& listener : listeners) {
    if (paused) epoll_ctl(epoll.fd, EPOLL_CTL_DEL, listener.fd(), nullptr);
    else watch(listener.fd(), EPOLLIN, &listener);
  }
}

void Reactor::Loop::accept_all(Listener& listener) {
  for (int i = 0; i < kAcceptedAtOnce; ++i) {
    if (open >= options.limits.connections) {
      if (i > 0) return;  // whether another one waits, the next event tells
      if (!make_room()) return pause_accepting(true);
    }
    sockaddr_storage from{};
    socklen_t size = sizeof(from);
    const int fd = ::accept4(listener.fd(), reinterpret_cast<sockaddr*>(&from), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
      if (errno == ECONNABORTED || errno == EINTR) continue;
      if (errno != EAGAIN && errno != EWOULDBLOCK) pause_accepting(true);
      return;
    }
    if (from.ss_family == AF_INET || from.ss_family == AF_INET6) {
      const int on = 1;
      ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    }
    if (connections.size() <= static_cast<std::size_t>(fd)) connections.resize(static_cast<std::size_t>(fd) + 1);
    auto& connection = connections[static_cast<std::size_t>(fd)];
    connection = std::make_unique<ClientConnection>(fd, peer_of(from, options.proxies), ++last_serial);
    ++open;
    figures.accepted.add();
    connection->phase_began = now;
    set_deadline(*connection, now + options.limits.head_time);
    watch(fd, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, connection.get());
  }
}

// Gives up the connection that has been silent the longest between two requests, or else the one that has taken the
// longest over a request and sends more slowly than anybody may for long.
bool Reactor::Loop::make_room() {
  ClientConnection *silent = nullptr, *slow = nullptr;
  const auto take_older = [](ClientConnection*& oldest, ClientConnection& other) {
    if (!oldest || other.phase_began < oldest->phase_began) oldest = &other;
  };
  for (const auto& connection : connections) {
    if (!connection || connection->phase != Phase::reading) continue;
    const auto arrived = static_cast<std::int64_t>(connection->reader.held());
    const std::int64_t took = now - connection->phase_began;
    const bool idle = connection->reader.state() == State::idle;
    if (idle && took > kBreath) take_older(silent, *connection);
    if (!idle && took > kShortTime && arrived < took * options.limits.slowest_rate) take_older(slow, *connection);
  }
  ClientConnection* leaving = silent ? silent : slow;
  if (leaving) {
    figures.given_up.add();
    close(*leaving);
  }
  return leaving != nullptr;
}

void Reactor::Loop::close(ClientConnection& connection) {
  if (connection.phase == Phase::closed) return;
  connection.phase = Phase::closed;
  large_bodies -= std::exchange(connection.counted, 0);
  epoll_ctl(epoll.fd, EPOLL_CTL_DEL, connection.fd, nullptr);
  std::erase(ready, &connection);
  std::erase(held, &connection);
  std::erase(in_commit, &connection);
  closed.push_back(std::move(connections[static_cast<std::size_t>(connection.fd)]));
  --open;
}

void Reactor::Loop::set_deadline(ClientConnection& connection, std::int64_t at) {
  connection.deadline = at;
  earliest = std::min(earliest, at);
}

void Reactor::Loop::count_body(ClientConnection& connection) {
  const std::size_t size = connection.reader.held() > kLargeBody ? connection.reader.held() : 0;
  large_bodies += size - connection.counted;
  connection.counted = size;
}
