#pragma once

#include <cstdint>
#include <unistd.h>
#include <utility>

// A connection to this machine that never blocks; it may still be under way.
class Socket {
 public:
  Socket() = default;
  explicit Socket(std::uint16_t port);
  Socket(Socket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Socket& operator=(Socket&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Socket() {
    if (fd_ >= 0) ::close(fd_);
  }
  int fd() const { return fd_; }
  void watch(int epoll, std::uint32_t events, void* as) const;

 private:
  int fd_ = -1;
};
