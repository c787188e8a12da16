#include "http/reactor.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "http/descriptors.h"
#include "http/monotonic.h"
#include "http/reactor_loop.h"

namespace {

// Jobs stand back for the loop, those that compute for long the furthest.
constexpr int kNiceness = 10;
constexpr int kLowNiceness = 15;

std::atomic<Reactor*> signalled = nullptr;

void on_signal(int) {
  const int kept = errno;
  if (Reactor* reactor = signalled) reactor->stop();
  errno = kept;
}

}  // namespace

Reactor::Reactor(const Router& router, Metrics& metrics, ReactorOptions options, ReactorHooks hooks)
    : loop_(std::make_unique<Loop>(router, metrics, std::move(options), std::move(hooks))) {}

Reactor::~Reactor() {
  Reactor* self = this;
  signalled.compare_exchange_strong(self, nullptr);
}

void Reactor::listen(Listener listener) { loop_->listeners.push_back(std::move(listener)); }
void Reactor::run() { loop_->run(); }
void Reactor::post(std::function<void()> task) { loop_->post(std::move(task)); }
bool Reactor::submit(WorkPriority priority, std::function<void()> work, std::function<void()> then) {
  return loop_->submit(priority, std::move(work), std::move(then));
}
void Reactor::tell_news() {
  loop_->news = true;
  ++loop_->told;
}
void Reactor::call_after(std::int64_t ms) { loop_->due_at = std::min(loop_->due_at, monotonic_ms() + ms); }
WriterGate& Reactor::gate() { return loop_->gate; }
bool Reactor::may_write() { return loop_->may_write(); }

void Reactor::stop() {
  loop_->stopping = true;
  loop_->wake();
}

void Reactor::stop_on_signals() {
  signalled = this;
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGINT, &action, nullptr);
}

Reactor::Loop::Loop(const Router& routes, Metrics& metrics, ReactorOptions with, ReactorHooks calls)
    : options(std::move(with)),
      hooks(std::move(calls)),
      router(routes),
      log(options.log),
      counts(metrics),
      limited(metrics.counter("http_requests_limited_total", "Requests of addresses that made too many.")),
      figures(metrics),
      gate([this] { wake(); }),
      address_limit(options.address_limit),
      dispatcher(
          routes, [this] { return may_write(); }, options.proxies,
          [this](const Exchange& exchange, std::string_view what) {
            post([this, trace = exchange.trace(), text = std::string(what)] {
              log.fault(trace, options.unix_ms(), text);
            });
          },
          [this](Exchange& exchange) {
            const bool admitted = address_limit.admits(exchange, now);
            if (!admitted) limited.add();
            return admitted;
          }),
      engine([this](Exchange& exchange) { dispatcher.begin(exchange); }, options.headers),
      body_limit([this](std::string_view method, std::string_view target) {
        const Router::Match match = router.find(method, target.substr(0, target.find('?')));
        return match.route && match.route->body_limit > 0 ? match.route->body_limit : options.limits.body;
      }),
      epoll{epoll_create1(EPOLL_CLOEXEC)},
      waker{eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)},
      normal_pool(options.workers, options.queue, kNiceness),
      low_pool(options.low_workers, options.queue, kLowNiceness),
      apart_pool(options.apart, options.apart_queue, 0, kUsualSlice),
      commit_thread(1, 1, 0, kPromptSlice) {
  if (epoll.fd < 0 || waker.fd < 0) std::abort();
  options.limits.connections = connections_granted(options.limits.connections);
  watch(waker.fd, EPOLLIN, &waker);
  add_figures(metrics);
}

void Reactor::Loop::post(std::function<void()> task) {
  {
    const std::lock_guard lock(posted_mutex);
    posted.push_back(std::move(task));
  }
  wake();
}

void Reactor::Loop::wake() const {
  const std::uint64_t once = 1;
  [[maybe_unused]] const ssize_t written = ::write(waker.fd, &once, sizeof(once));
}

void Reactor::Loop::run_posted() {
  std::vector<std::function<void()>> tasks;
  {
    const std::lock_guard lock(posted_mutex);
    tasks.swap(posted);
  }
  for (const auto& task : tasks) task();
}
