// The same fixed answer as plain_epoll, through the reactor with all that every answer of the product carries.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <string>

#include "http/health.h"
#include "http/process_metrics.h"
#include "http/reactor.h"
#include "http/security_headers.h"

namespace {

std::int64_t unix_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return std::fprintf(stderr, "usage: fixed_answer PORT [LOG]\n"), 2;
  Metrics metrics;
  Router router;
  const std::string body(2048, 'x');
  router.add("GET", "/fixed", [&](Exchange& exchange) { exchange.answer(200, body, "text/plain"); });
  add_health_routes(router, metrics, [] { return Done{}; });
  const int log = count > 2 ? ::open(arguments[2], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
  Reactor reactor(router, metrics, {.unix_ms = unix_ms, .headers = security_headers(), .log = log});
  auto listener = Listener::on_port("127.0.0.1", static_cast<std::uint16_t>(std::atoi(arguments[1])));
  if (!listener) return std::fprintf(stderr, "%s\n", listener.error().message.c_str()), 1;
  reactor.listen(std::move(*listener));
  reactor.stop_on_signals();
  reactor.run();
}
