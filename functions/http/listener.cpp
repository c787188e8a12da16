#include "http/listener.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace {

constexpr int kBacklog = 1024;
constexpr int kFirstPassedSocket = 3;  // sd_listen_fds(3)
constexpr int kSocketType = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;

Error cannot_listen(const std::string& where) {
  const std::string why = errno == EADDRINUSE ? "another program listens there already" : std::strerror(errno);
  return {.code = Code::unavailable, .message = "Cannot listen on " + where + ": " + why + "."};
}

// A server that was killed leaves its path behind; one that lives answers on it.
bool is_abandoned(const sockaddr_un& address) {
  struct stat found {};
  if (::stat(address.sun_path, &found) != 0 || !S_ISSOCK(found.st_mode)) return false;
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int failed = ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
  const bool refused = failed != 0 && errno == ECONNREFUSED;
  ::close(probe);
  return refused;
}

}  // namespace

Result<Listener> Listener::on_port(const std::string& host, std::uint16_t port) {
  const std::string where = host + " port " + std::to_string(port);
  sockaddr_storage storage{};
  socklen_t size = 0;
  if (auto* four = reinterpret_cast<sockaddr_in*>(&storage); inet_pton(AF_INET, host.c_str(), &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons(port);
    size = sizeof(*four);
  } else if (auto* six = reinterpret_cast<sockaddr_in6*>(&storage);
             inet_pton(AF_INET6, host.c_str(), &six->sin6_addr) == 1) {
    six->sin6_family = AF_INET6;
    six->sin6_port = htons(port);
    size = sizeof(*six);
  } else {
    return invalid("host", "\"" + host + "\" is no IP address.");
  }
  Listener listener(::socket(storage.ss_family, kSocketType, 0));
  const int on = 1;
  ::setsockopt(listener.fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (::bind(listener.fd_, reinterpret_cast<sockaddr*>(&storage), size) != 0) return cannot_listen(where);
  if (::listen(listener.fd_, kBacklog) != 0) return cannot_listen(where);
  return listener;
}

Result<Listener> Listener::on_path(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof(address.sun_path)) {
    return invalid("socket",
                   "The path of a Unix socket has 1 to " + std::to_string(sizeof(address.sun_path) - 1) + " bytes.");
  }
  path.copy(address.sun_path, path.size());
  if (is_abandoned(address)) ::unlink(path.c_str());
  Listener listener(::socket(AF_UNIX, kSocketType, 0));
  if (::bind(listener.fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) return cannot_listen(path);
  listener.path_ = path;
  ::chmod(path.c_str(), 0660);
  if (::listen(listener.fd_, kBacklog) != 0) return cannot_listen(path);
  return listener;
}

Result<Listener> Listener::from_systemd() {
  const char* pid = std::getenv("LISTEN_PID");
  const char* count = std::getenv("LISTEN_FDS");
  if (!pid || !count || std::strtol(pid, nullptr, 10) != ::getpid() || std::strtol(count, nullptr, 10) < 1) {
    return Error{.code = Code::missing, .message = "No socket was passed to this process."};
  }
  ::fcntl(kFirstPassedSocket, F_SETFD, FD_CLOEXEC);
  ::fcntl(kFirstPassedSocket, F_SETFL, ::fcntl(kFirstPassedSocket, F_GETFL) | O_NONBLOCK);
  return Listener(kFirstPassedSocket);
}

Listener::Listener(Listener&& other) noexcept : fd_(std::exchange(other.fd_, -1)), path_(std::move(other.path_)) {
  other.path_.clear();
}

Listener& Listener::operator=(Listener&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(path_, other.path_);
  return *this;
}

std::uint16_t Listener::port() const {
  sockaddr_storage storage{};
  socklen_t size = sizeof(storage);
  if (::getsockname(fd_, reinterpret_cast<sockaddr*>(&storage), &size) != 0) return 0;
  if (storage.ss_family == AF_INET) return ntohs(reinterpret_cast<sockaddr_in*>(&storage)->sin_port);
  if (storage.ss_family == AF_INET6) return ntohs(reinterpret_cast<sockaddr_in6*>(&storage)->sin6_port);
  return 0;
}

void Listener::withdraw() {
  if (path_.empty()) return;
  ::unlink(std::exchange(path_, {}).c_str());
  ::shutdown(fd_, SHUT_RD);
}

void Listener::close() {
  withdraw();
  if (fd_ >= 0) ::close(std::exchange(fd_, -1));
}
