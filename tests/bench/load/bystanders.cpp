#include "load/bystanders.h"

#include <string_view>
#include <sys/socket.h>

namespace {

constexpr std::string_view kRequest =
    "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: this line goes on and on and never comes to its end";
constexpr std::int64_t kSecond = 1'000'000'000;

}  // namespace

Bystanders::Bystanders(const LoadPlan& plan) : port_(plan.port) {
  for (int i = 0; i < plan.idle; ++i) idle_.emplace_back(port_);
  for (int i = 0; i < plan.drip; ++i) dripping_.push_back({Socket(port_)});
}

void Bystanders::drip(std::int64_t now) {
  if (dripping_.empty() || now < next_) return;
  next_ = now + kSecond;
  for (Dripping& each : dripping_) {
    const char byte = kRequest[each.sent++ % kRequest.size()];
    if (::send(each.socket.fd(), &byte, 1, MSG_NOSIGNAL | MSG_DONTWAIT) == 1) continue;
    each = {Socket(port_)};  // the server had enough of it
  }
}
