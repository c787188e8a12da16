#include "api/response_meter.h"

#include <algorithm>

#include "http/router.h"

std::size_t ResponseMeter::Hash::operator()(const Pair& pair) const {
  return std::hash<const void*>()(pair.route) ^ static_cast<std::size_t>(pair.tenant.low * 0x9e3779b97f4a7c15);
}

bool ResponseMeter::observe(const Exchange& exchange, std::int64_t micros, std::int64_t unix_ms) {
  const Route* route = exchange.route();
  if (!route || !route->pattern.starts_with("/api/") || exchange.has_awaited()) return false;
  SlowAnswer answer{.unix_ms = unix_ms, .micros = micros, .status = exchange.status()};
  answer.request_id = exchange.trace().span;
  answer.trace_id = exchange.trace().trace;
  return count(*route, exchange.tenant(), answer);
}

bool ResponseMeter::count(const Route& route, const Uuid& tenant, const SlowAnswer& answer) {
  const std::lock_guard lock(mutex_);
  times_of({&route, tenant}).add(answer);
  return !std::exchange(any_, true);
}

ResponseTimes& ResponseMeter::times_of(const Pair& pair) {
  auto at = pairs_.find(pair);
  if (at == pairs_.end()) {
    const Pair& fits = pairs_.size() < kMostPairs ? pair : Pair{nullptr, {}};
    at = pairs_.try_emplace(fits).first;
    if (!at->second) at->second = std::make_unique<ResponseTimes>();
  }
  return *at->second;
}

void ResponseMeter::add_to(ResponseTable& table) const {
  for (const auto& [pair, times] : pairs_) {
    if (times->count() == 0) continue;
    const ResponseKey key = pair.route ? ResponseKey{pair.tenant, pair.route->method, pair.route->pattern}
                                       : ResponseKey{{}, "", std::string(kOtherRoutes)};
    table[key].add(*times);
  }
}

std::optional<ResponseMeter::Copy> ResponseMeter::copy() const {
  const std::lock_guard lock(mutex_);
  if (handing_) return std::nullopt;
  Copy out{taken_, moment_};
  add_to(out.times);
  return out;
}

bool ResponseMeter::holds(const Copy& copy) const {
  const std::lock_guard lock(mutex_);
  return moment_ == copy.moment;
}

// Who was seen keeps its place; when places are short, only who is among the busier half.
void ResponseMeter::take() {
  const std::lock_guard lock(mutex_);
  add_to(taken_);
  std::vector<std::int64_t> counts;
  for (const auto& [pair, times] : pairs_) counts.push_back(times->count());
  const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
  std::nth_element(counts.begin(), middle, counts.end());
  const std::int64_t least = pairs_.size() < kMostPairs ? 1 : *middle + 1;
  std::erase_if(pairs_, [&](const auto& each) { return !each.first.route || each.second->count() < least; });
  for (const auto& [pair, times] : pairs_) *times = {};
  handing_ = true;
  any_ = false;
  ++moment_;
}

Outcome ResponseMeter::hand_over(const std::function<Outcome(const ResponseTable&)>& keep) {
  take();
  auto kept = taken_.empty() ? Outcome(Done{}) : keep(taken_);
  const std::lock_guard lock(mutex_);
  handing_ = false;
  if (kept) taken_.clear();
  return kept;
}
