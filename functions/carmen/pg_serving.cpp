#include "carmen/pg_serving.h"

#include <algorithm>
#include <random>

#include "postgres/pg_errors.h"

namespace {

constexpr int kMostAttempts = 12;
constexpr auto kLookPause = std::chrono::milliseconds(500);
constexpr auto kLong = std::chrono::seconds(1);
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
  most_connections_ = static_cast<std::int64_t>(options.apart);
  hooks.begin_apart = [this](const Exchange& exchange) { return begin_request(exchange); };
  hooks.end_apart = [this](Exchange& exchange, int attempt) { return end_request(exchange, attempt); };
  hooks.tick = [this] { tidy(); };
  hooks.news = [this] {
    look_for_news();
    return false;
  };
}

Outcome PgServing::begin(Reactor& reactor, Metrics& metrics) {
  reactor_ = &reactor;
  add_figures(metrics);
  return Done{};
}

void PgServing::add_figures(Metrics& metrics) {
  PgCounts& counts = access_.counts();
  metrics.gauge("carmen_database_connections", "Connections to PostgreSQL open for requests, commands and signing.",
                [&counts] { return static_cast<double>(counts.connections); });
  metrics.gauge("carmen_database_connections_limit", "Requests that PostgreSQL serves for this program at once.",
                [this] { return static_cast<double>(most_connections_); });
  metrics.counter("carmen_database_connections_lost_total", "Connections to PostgreSQL that broke.",
                  [&counts] { return static_cast<double>(counts.lost); });
  metrics.counter("carmen_commit_outcomes_unknown_total", "Commits of which nobody could say whether they were kept.",
                  [&counts] { return static_cast<double>(counts.outcomes_unknown); });
  constexpr std::string_view kRepeated = "carmen_requests_repeated_total";
  constexpr std::string_view kHelp = "Requests done again because nothing had come of them for no fault of their own.";
  serialization_ = &metrics.counter(kRepeated, kHelp, {{"reason", "SERIALIZATION"}});
  away_ = &metrics.counter(kRepeated, kHelp, {{"reason", "DATABASE_AWAY"}});
  given_up_ = &metrics.counter("carmen_requests_given_up_total", "Requests that were not done yet again.");
  Histogram& commits = metrics.histogram("carmen_commit_seconds", "How long commits took, of one request each.");
  counts.committed = [&commits](std::int64_t micros) { commits.observe(micros); };
}

void PgServing::repeated(const std::string& reason) { (reason == "SERIALIZATION" ? serialization_ : away_)->add(); }

PgServing::Thread& PgServing::own_thread() {
  const std::lock_guard lock(mutex_);
  Thread& own = threads_[std::this_thread::get_id()];
  if (!own.writer) own.writer = std::make_unique<PgWriter>(address_, context_, access_);
  return own;
}

Outcome PgServing::begin_request(const Exchange& exchange) {
  Thread& own = own_thread();
  own.entered = congestion_.enter(exchange.route()->index);
  if (own.entered == PgCongestion::Way::refused) return congested();
  own.began = std::chrono::steady_clock::now();
  return own.writer->ready(kind_of(exchange), exchange.is_safe());
}

bool PgServing::end_request(Exchange& exchange, int attempt) {
  Thread& own = own_thread();
  const bool long_ago = std::chrono::steady_clock::now() - own.began > kLong;
  congestion_.leave(exchange.route()->index, own.entered, exchange.status() == 503 && long_ago);
  const bool again = own.entered != PgCongestion::Way::refused && own.writer->may_repeat();
  if (again && attempt + 1 < kMostAttempts) {
    repeated(own.writer->trouble());
    pause(attempt);
    return true;
  }
  if (again) given_up_->add();
  if (exchange.status() == 503) exchange.set_header("Retry-After", "1");
  return false;
}

Outcome PgServing::write_apart(const std::function<Outcome(Writer&)>& act) {
  PgWriter writer(address_, context_, access_);
  const auto kind = reinterpret_cast<std::size_t>(&writer);  // what it wrote to before it was beaten, it locks next
  for (int attempt = 0;; ++attempt) {
    TRY(writer.ready(kind));
    auto done = act(writer);
    if (!writer.may_repeat()) return done;
    if (attempt + 1 == kMostAttempts) {
      given_up_->add();
      return done;
    }
    repeated(writer.trouble());
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
