#include "http/listener.h"

#include <catch_amalgamated.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

TEST_CASE("a port in use is told") {
  auto first = Listener::on_port("127.0.0.1", 0);
  REQUIRE(first);
  CHECK(first->port() != 0);
  const auto second = Listener::on_port("127.0.0.1", first->port());
  REQUIRE_FALSE(second);
  CHECK(second.error().message == "Cannot listen on 127.0.0.1 port " + std::to_string(first->port()) +
                                      ": another program listens there already.");
}

TEST_CASE("a host that is no address is told") {
  CHECK_FALSE(Listener::on_port("localhost", 0));
  CHECK_FALSE(Listener::on_port("", 0));
}

TEST_CASE("an abandoned Unix socket is taken over, a living one and a file are not") {
  const std::string path = "/tmp/carmen-listener-test-" + std::to_string(::getpid()) + ".sock";
  {
    auto living = Listener::on_path(path);
    REQUIRE(living);
    CHECK_FALSE(Listener::on_path(path));
    std::filesystem::rename(path, path + ".abandoned");
  }
  CHECK(std::filesystem::exists(path + ".abandoned"));
  CHECK(Listener::on_path(path + ".abandoned"));
  CHECK_FALSE(std::filesystem::exists(path + ".abandoned"));
  std::ofstream(path) << "precious";
  CHECK_FALSE(Listener::on_path(path));
  CHECK(std::filesystem::file_size(path) == 8);
  std::filesystem::remove(path);
  CHECK_FALSE(Listener::on_path(std::string(200, 'x')));
}

TEST_CASE("a path that is withdrawn still gives who waits at it, and takes nobody else") {
  const std::string path = "/tmp/carmen-withdrawn-test-" + std::to_string(::getpid()) + ".sock",
                    other = path + ".other";
  auto listener = Listener::on_path(path);
  REQUIRE(listener);
  std::filesystem::create_hard_link(path, other);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  other.copy(address.sun_path, other.size());
  const auto connects = [&](int fd) {
    return ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  };
  const int early = ::socket(AF_UNIX, SOCK_STREAM, 0), late = ::socket(AF_UNIX, SOCK_STREAM, 0);
  CHECK(connects(early));
  listener->withdraw();
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK_FALSE(connects(late));
  const int accepted = ::accept(listener->fd(), nullptr, nullptr);
  CHECK(accepted >= 0);
  CHECK(::accept(listener->fd(), nullptr, nullptr) < 0);
  for (const int fd : {early, late, accepted}) ::close(fd);
  std::filesystem::remove(other);
}

TEST_CASE("a socket that was passed is listened on") {
  auto opened = Listener::on_port("127.0.0.1", 0);
  REQUIRE(opened);
  const std::uint16_t port = opened->port();
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(opened->fd(), 3);
    ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
    ::setenv("LISTEN_FDS", "1", 1);
    const auto passed = Listener::from_systemd();
    ::_exit(passed && passed->port() == port ? 0 : 1);
  }
  int status = 1;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
}

TEST_CASE("a socket is taken from systemd only when it was passed to this process") {
  ::setenv("LISTEN_PID", "1", 1);
  ::setenv("LISTEN_FDS", "1", 1);
  CHECK_FALSE(Listener::from_systemd());
  ::unsetenv("LISTEN_PID");
  ::unsetenv("LISTEN_FDS");
  CHECK_FALSE(Listener::from_systemd());
}
