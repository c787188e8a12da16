#include <algorithm>
#include <iterator>

#include "http/reactor_loop.h"

namespace {

constexpr std::size_t kWokenAtOnce = 16;   // nobody else waits for more of them than these
constexpr std::int64_t kNewsPause = 200;   // milliseconds between two times that all look
constexpr std::int64_t kAskingTime = 500;  // milliseconds between two looks for another program's news

}  // namespace

// The more there are, the longer the pause: looking takes each some tenth of a millisecond.
std::int64_t Reactor::Loop::next_wake() const {
  std::int64_t at = ClientConnection::kNoDeadline;
  if (!woken.empty()) return now;
  if (awaiting.empty()) return at;
  if (news || draining) at = last_news + kNewsPause + static_cast<std::int64_t>(awaiting.size());
  else if (hooks.news) at = asked_for_news + kAskingTime;
  for (const Parked& each : awaiting) at = std::min(at, each.exchange->deferral_->until);
  return at;
}

// True when somebody was woken. Who has gone is forgotten.
bool Reactor::Loop::wake_awaiting() {
  if (awaiting.empty() && woken.empty()) return news = false;
  const bool all = draining || (news && now >= last_news + kNewsPause + static_cast<std::int64_t>(awaiting.size()));
  const auto stays = [&](const Parked& each) { return !all && each.exchange->deferral_->until > now; };
  const auto first = std::stable_partition(awaiting.begin(), awaiting.end(), stays);
  woken.insert(woken.end(), std::make_move_iterator(first), std::make_move_iterator(awaiting.end()));
  awaiting.erase(first, awaiting.end());
  if (all) {
    news = false;
    last_news = now;
  }
  std::vector<Parked> looking(
      std::make_move_iterator(woken.begin()),
      std::make_move_iterator(woken.begin() + static_cast<std::ptrdiff_t>(std::min(woken.size(), kWokenAtOnce))));
  woken.erase(woken.begin(), woken.begin() + static_cast<std::ptrdiff_t>(looking.size()));
  for (const Parked& each : looking) {
    const auto& connection = connections[static_cast<std::size_t>(each.fd)];
    if (!connection || connection->serial != each.serial) continue;
    each.exchange->hurried_ = draining;
    const Handler then = std::move(each.exchange->deferral_->then);
    resume(each.exchange, each.fd, each.serial, then);
  }
  return !looking.empty();
}

void Reactor::Loop::ask_for_news() {
  if (awaiting.empty() || !hooks.news || now < asked_for_news + kAskingTime) return;
  asked_for_news = now;
  news |= hooks.news();
}
