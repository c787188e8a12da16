#include "carmen/pg_serving.h"

#include <algorithm>
#include <random>

#include "postgres/pg_errors.h"

namespace {

constexpr int kMostAttempts = 12;
constexpr auto kLookPause = std::chrono::milliseconds(500);
constexpr int kLongestPause = 64;  // milliseconds, doubled from one on

// So that those who met do not meet again.
void pause(int attempt) {
  thread_local std::minstd_rand chance{std::random_device{}()};
  const int most = std::min(1 << std::min(attempt, 10), kLongestPause) * 1000;
  std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(0, most)(chance)));
}

// Requests of one person to one route are likely to write to the same tenants.
std::size_t kind_of(const Exchange& exchange) {
  const std::hash<std::string_view> hash;
  const std::size_t who = hash(exchange.header("Authorization")) ^ (hash(exchange.header("Cookie")) << 1);
  return who * 31 + exchange.route()->index + 1;
}

}  // namespace

void PgServing::set_up(ReactorOptions& options, ReactorHooks& hooks) {
  options.tick = 100;
  hooks.begin_apart = [this](const Exchange& exchange) { return begin_request(exchange); };
  hooks.end_apart = [this](Exchange& exchange, int attempt) { return end_request(exchange, attempt); };
  hooks.tick = [this] { tidy(); };
  hooks.news = [this] {
    look_for_news();
    return false;
  };
}

Outcome PgServing::begin(Reactor& reactor, Metrics&) {
  reactor_ = &reactor;
  return Done{};
}

PgWriter& PgServing::own_writer() {
  const std::lock_guard lock(mutex_);
  auto& writer = writers_[std::this_thread::get_id()];
  if (!writer) writer = std::make_unique<PgWriter>(address_, context_, access_);
  return *writer;
}

Outcome PgServing::begin_request(const Exchange& exchange) { return own_writer().ready(kind_of(exchange)); }

bool PgServing::end_request(Exchange& exchange, int attempt) {
  const bool again = own_writer().may_repeat();
  if (again && attempt + 1 < kMostAttempts) {
    pause(attempt);
    return true;
  }
  if (exchange.status() == 503) exchange.set_header("Retry-After", "1");
  return false;
}

Outcome PgServing::write_apart(const std::function<Outcome(Writer&)>& act) {
  PgWriter writer(address_, context_, access_);
  const auto kind = reinterpret_cast<std::size_t>(&writer);  // what it wrote to before it was beaten, it locks next
  for (int attempt = 0;; ++attempt) {
    TRY(writer.ready(kind));
    auto done = act(writer);
    if (!writer.may_repeat() || attempt + 1 == kMostAttempts) return done;
    pause(attempt);
  }
}

void PgServing::tidy() {
  look_for_another();
  if (signing_ || !access_.has_grown()) return;
  const auto work = [this] { (void)signer_.sign_news(); };
  signing_ = reactor_->submit(WorkPriority::normal, work, [this] {
    signing_ = false;
    reactor_->tell_news();
  });
}

// Beside the requests, so that none waits for a host that does not answer.
void PgServing::look_for_another() {
  const auto now = std::chrono::steady_clock::now();
  if (seeking_ || !access_.looks_for_another() || now < next_look_) return;
  next_look_ = now + kLookPause;
  const auto work = [this] {
    if (PgDatabase::open(address_)) access_.found_another();
  };
  seeking_ = reactor_->submit(WorkPriority::normal, work, [this] { seeking_ = false; });
}

// Any transaction that wrote, anybody's, moves the next number on.
void PgServing::look_for_news() {
  if (looking_) return;
  auto news = std::make_shared<bool>(false);
  const auto work = [this, news] {
    if (!watch_ || watch_->is_lost()) {
      auto opened = PgDatabase::open(address_, PgServer::any);
      watch_ = opened ? std::move(*opened) : nullptr;
    }
    if (!watch_) return;
    const auto row = watch_->prepare("SELECT pg_snapshot_xmax(pg_current_snapshot())::text");
    const auto found = row ? (*row)->step() : Result<bool>(false);
    if (!found || !*found) return;
    *news = seen_ != (*row)->text(0);
    seen_ = (*row)->text(0);
  };
  looking_ = reactor_->submit(WorkPriority::normal, work, [this, news] {
    looking_ = false;
    if (*news) reactor_->tell_news();
  });
}
