#include "http/client_connection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

constexpr std::size_t kKeptCapacity = 16u << 10;

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

iovec vec(std::string_view bytes) { return {const_cast<char*>(bytes.data()), bytes.size()}; }

}  // namespace

ClientConnection::ClientConnection(int socket, Peer from, std::uint64_t number)
    : fd(socket), peer(std::move(from)), serial(number) {}

ClientConnection::~ClientConnection() { ::close(fd); }

bool ClientConnection::receive(std::span<char> scratch, std::string_view& bytes) {
  bytes = {};
  const ssize_t n = ::recv(fd, scratch.data(), scratch.size(), 0);
  if (n < 0) {
    readable = false;
    return would_block();
  }
  bytes = {scratch.data(), static_cast<std::size_t>(n)};
  // epoll reports edges: a read that was filled may have left bytes behind, a shorter one has not.
  readable = bytes.size() == scratch.size();
  ended = n == 0 || (half_closed && !readable);
  return true;
}

bool ClientConnection::send() {
  while (!sent_all()) {
    const ssize_t n = shared ? send_both() : ::send(fd, out.data() + sent, out.size() - sent, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return would_block();
    sent += static_cast<std::size_t>(n);
  }
  return true;
}

ssize_t ClientConnection::send_both() const {
  const std::size_t of_out = std::min(sent, out.size());
  std::array<iovec, 2> parts = {vec(std::string_view(out).substr(of_out)),
                                vec(std::string_view(*shared).substr(sent - of_out))};
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = parts.size();
  return ::sendmsg(fd, &message, MSG_NOSIGNAL);
}

void ClientConnection::clear_out() {
  if (out.capacity() > kKeptCapacity) out = {};
  out.clear();
  shared = nullptr;
  sent = 0;
}
