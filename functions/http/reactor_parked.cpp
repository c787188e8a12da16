#include <algorithm>

#include "http/reactor_loop.h"

namespace {

constexpr std::int64_t kRetryTime = 4;  // milliseconds between two looks at what another program has locked

void give_up(Exchange& exchange) {
  exchange.refuse({.code = Code::unavailable,
                   .message = "Another program is writing to the database. Try again in a moment.",
                   .reason = "DATABASE_BUSY"});
  exchange.set_header("Retry-After", "2");
}

}  // namespace

bool Reactor::Loop::may_write() {
  if (committing || others_write || !gate.try_enter()) return false;
  if (writing || !hooks.begin || hooks.begin()) return writing = true;
  others_write = true;
  retry_at = now + kRetryTime;
  return false;
}

std::int64_t Reactor::Loop::next_try() const {
  std::int64_t at = ClientConnection::kNoDeadline;
  if (!parked.empty() && retry_at > 0) at = retry_at;
  for (const Parked& each : parked) at = std::min(at, each.exchange->parked_ms_ + options.patience);
  return at;
}

// True when somebody was tried again.
bool Reactor::Loop::try_parked() {
  if (parked.empty() || now < next_try()) return false;
  retry_at = 0;
  resume_parked();
  return true;
}

void Reactor::Loop::resume_parked() {
  std::vector<Parked> waiting;
  waiting.swap(parked);
  for (const Parked& each : waiting) {
    const bool late = now >= each.exchange->parked_ms_ + options.patience;
    if (late) each.exchange->settle();
    const Handler then = late ? Handler(give_up) : std::move(each.exchange->deferral_->then);
    resume(each.exchange, each.fd, each.serial, then);
  }
}
