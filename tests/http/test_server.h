#pragma once

#include <memory>
#include <string>
#include <thread>

#include "http/reactor.h"

// A reactor on a free port, or on a Unix socket, in a thread of its own.
class TestServer {
 public:
  static constexpr std::int64_t kUnixMs = 1'795'000'000'000;

  Router router;
  Metrics metrics;
  ReactorOptions options{.unix_ms = [] { return kUnixMs; }};
  ReactorHooks hooks;

  ~TestServer() { stop(); }

  void start();
  void start_on(const std::string& path);
  void stop();  // and waits until it has drained
  std::uint16_t port() const { return port_; }
  Reactor& reactor() { return *reactor_; }

 private:
  void run(Listener listener);

  std::unique_ptr<Reactor> reactor_;
  std::thread thread_;
  std::uint16_t port_ = 0;
};
