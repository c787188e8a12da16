#include "test_server.h"

#include <stdexcept>

void TestServer::start() {
  auto listener = Listener::on_port("127.0.0.1", 0);
  if (!listener) throw std::runtime_error(listener.error().message);
  port_ = listener->port();
  run(std::move(*listener));
}

void TestServer::start_on(const std::string& path) {
  auto listener = Listener::on_path(path);
  if (!listener) throw std::runtime_error(listener.error().message);
  run(std::move(*listener));
}

void TestServer::stop() {
  if (!thread_.joinable()) return;
  reactor_->stop();
  thread_.join();
}

void TestServer::run(Listener listener) {
  reactor_ = std::make_unique<Reactor>(router, metrics, options, hooks);
  reactor_->listen(std::move(listener));
  thread_ = std::thread([this] { reactor_->run(); });
}
