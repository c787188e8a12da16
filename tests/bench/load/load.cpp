#include "load/load.h"

#include <algorithm>
#include <ctime>
#include <sys/epoll.h>
#include <sys/timerfd.h>

namespace {

constexpr double kBillion = 1e9;

std::int64_t now_ns() {
  timespec t{};
  ::clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1'000'000'000 + t.tv_nsec;
}

timespec timespec_of(std::int64_t ns) { return {ns / 1'000'000'000, ns % 1'000'000'000}; }

}  // namespace

Load::Load(const LoadPlan& plan)
    : plan_(plan), bystanders_(plan), epoll_(::epoll_create1(EPOLL_CLOEXEC)), number_(plan.first_number) {
  if (plan_.rate > 0) {
    timer_ = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    epoll_event event{};
    event.events = EPOLLIN;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, timer_, &event);
  }
  for (int i = 0; i < plan_.connections; ++i) {
    clients_.push_back(std::make_unique<Client>());
    if (!plan_.fresh) connect(*clients_.back());
  }
}

void Load::connect(Client& client) {
  client.socket = Socket(plan_.port);
  client.reader = {};
  client.socket.watch(epoll_, EPOLLIN | EPOLLOUT | EPOLLET | EPOLLRDHUP, &client);
}

void Load::ask(Client& client, std::int64_t due) {
  client.out = plan_.request(number_++);
  client.sent = 0;
  client.busy = true;
  client.asked_at = due;
  if (plan_.fresh) connect(client);
  client.send_rest();  // a broken socket is an event, too
}

// A client's next request, or its rest until one is due.
void Load::finish(Client& client) {
  client.busy = false;
  if (plan_.rate <= 0) return ask(client, now_ns());
  resting_.push_back(&client);
}

void Load::on_event(Client& client) {
  const auto progress = client.advance();
  if (progress == Client::Progress::waiting) return;
  if (progress == Client::Progress::lost) {
    if (client.busy && counting_) ++result_.lost;
    if (!client.busy && plan_.fresh) return;
    const bool busy = client.busy;
    connect(client);
    if (busy) finish(client);
    return;
  }
  if (counting_) {
    result_.times.add(now_ns() - client.asked_at);
    ++result_.by_class[static_cast<std::size_t>(client.reader.status() / 100 % 6)];
    ++client.answers;
  }
  if (!plan_.fresh && client.reader.closes()) connect(client);
  finish(client);
}

// What is due since the start, whoever is late: a request that waits for a client has begun nevertheless.
void Load::take_due() {
  std::uint64_t times = 0;
  if (::read(timer_, &times, sizeof(times)) != sizeof(times)) return;
  for (; times > 0; --times) due_.push_back(started_ + ++scheduled_ * static_cast<std::int64_t>(kBillion / plan_.rate));
  while (!due_.empty() && !resting_.empty()) {
    Client* client = resting_.back();
    resting_.pop_back();
    ask(*client, due_.front());
    due_.pop_front();
  }
}

void Load::turn(int wait_ms) {
  std::array<epoll_event, 256> events;
  const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), wait_ms);
  for (int i = 0; i < count; ++i) {
    void* as = events[static_cast<std::size_t>(i)].data.ptr;
    if (as) on_event(*static_cast<Client*>(as));
    else take_due();
  }
}

void Load::start_timer() {
  const auto each = static_cast<std::int64_t>(kBillion / plan_.rate);
  const itimerspec every{timespec_of(each), timespec_of(started_ + each)};
  ::timerfd_settime(timer_, TFD_TIMER_ABSTIME, &every, nullptr);
}

LoadResult Load::run() {
  started_ = now_ns();
  if (plan_.rate > 0) start_timer();
  for (const auto& client : clients_) finish(*client);
  const auto until = [&](double seconds) {
    const std::int64_t end = now_ns() + static_cast<std::int64_t>(seconds * kBillion);
    for (std::int64_t now = now_ns(); now < end; now = now_ns()) {
      turn(static_cast<int>(std::min<std::int64_t>((end - now) / 1'000'000 + 1, 100)));
      bystanders_.drip(now);
    }
  };
  until(plan_.warm_up);
  const std::int64_t began = now_ns();
  const Usage before = read_usage(plan_.watch);
  counting_ = true;
  until(plan_.seconds);
  counting_ = false;
  result_.usage = read_usage(plan_.watch).since(before);
  result_.seconds = static_cast<double>(now_ns() - began) / kBillion;
  for (const auto& client : clients_) result_.per_client.push_back(client->answers);
  std::sort(result_.per_client.begin(), result_.per_client.end());
  return result_;
}
