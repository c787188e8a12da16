#include "load/socket.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

Socket::Socket(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
  const int on = 1;
  ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd_ >= 0 && (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0 || errno == EINPROGRESS))
    return;
  std::perror("bench_load: connect");
  std::exit(1);
}

void Socket::watch(int epoll, std::uint32_t events, void* as) const {
  epoll_event event{};
  event.events = events;
  event.data.ptr = as;
  if (::epoll_ctl(epoll, EPOLL_CTL_ADD, fd_, &event) != 0 && errno == EEXIST)
    ::epoll_ctl(epoll, EPOLL_CTL_MOD, fd_, &event);
}
