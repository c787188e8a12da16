#include "load/client.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>

namespace {
bool later() { return errno == EAGAIN || errno == ENOTCONN; }
}  // namespace

bool Client::send_rest() {
  while (sent < out.size()) {
    const ssize_t n = ::send(socket.fd(), out.data() + sent, out.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) return later();
    sent += static_cast<std::size_t>(n);
  }
  return true;
}

Client::Progress Client::advance() {
  if (!send_rest()) return Progress::lost;
  static std::array<char, 256u << 10> bytes;
  for (;;) {
    const ssize_t n = ::recv(socket.fd(), bytes.data(), bytes.size(), 0);
    if (n < 0 && later()) return Progress::waiting;
    if (n <= 0 || !busy) return Progress::lost;
    const auto state = reader.take({bytes.data(), static_cast<std::size_t>(n)});
    if (state == AnswerReader::State::broken) return Progress::lost;
    if (state == AnswerReader::State::whole) return Progress::answered;
  }
}
