#pragma once

#include <cstdint>
#include <string>

#include "core/result.h"

// A socket that clients connect to. Closing a Unix socket removes its path.
class Listener {
 public:
  // `host` is an address, such as "127.0.0.1" or "::"; port 0 takes a free one.
  static Result<Listener> on_port(const std::string& host, std::uint16_t port);
  static Result<Listener> on_path(const std::string& path);
  // The one that systemd opened for this process (LISTEN_FDS), if it did.
  static Result<Listener> from_systemd();

  Listener(Listener&& other) noexcept;
  Listener& operator=(Listener&& other) noexcept;
  ~Listener() { close(); }

  int fd() const { return fd_; }
  std::uint16_t port() const;  // 0 for a Unix socket
  // A path of our own: nobody new connects, and who already has can still be accepted. Other sockets stay as they are.
  void withdraw();
  void close();

 private:
  explicit Listener(int fd, std::string path = {}) : fd_(fd), path_(std::move(path)) {}

  int fd_ = -1;
  std::string path_;
};
