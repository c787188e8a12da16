#include "store/response_times.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace {

constexpr double kLeast = 10;  // microseconds: all below is alike
constexpr double kGrowth = (1 + ResponseTimes::kError) / (1 - ResponseTimes::kError);

// Cuts a number and the mark behind it off the front.
template <class T>
bool take(std::string_view& text, T& number, char mark) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!text.empty() && text.front() != mark) return false;
  text.remove_prefix(text.empty() ? 0 : 1);
  return true;
}

template <std::size_t N>
bool take(std::string_view& text, std::array<char, N>& word) {
  if (text.size() <= N || text[N] != ' ') return false;
  std::copy_n(text.begin(), N, word.begin());
  text.remove_prefix(N + 1);
  return true;
}

void add_capped(std::uint32_t& to, std::uint64_t more) {
  to = static_cast<std::uint32_t>(std::min<std::uint64_t>(to + more, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace

const std::array<double, ResponseTimes::kBuckets - 1>& ResponseTimes::bounds() {
  static const auto made = [] {
    std::array<double, kBuckets - 1> out{};
    double bound = kLeast;
    for (double& each : out) {
      each = bound;
      bound *= kGrowth;
    }
    return out;
  }();
  return made;
}

std::size_t ResponseTimes::bucket_of(std::int64_t micros) {
  const auto& all = bounds();
  return static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), static_cast<double>(micros)) - all.begin());
}

void ResponseTimes::add(const SlowAnswer& answer) {
  add_capped(buckets_[bucket_of(answer.micros)], 1);
  ++count_;
  if (answer.status >= 500) ++errors_;
  else if (answer.status >= 400) ++refused_;
  most_us_ = std::max(most_us_, answer.micros);
  keep(answer);
}

void ResponseTimes::add(const ResponseTimes& others) {
  for (std::size_t i = 0; i < kBuckets; ++i) add_capped(buckets_[i], others.buckets_[i]);
  count_ += others.count_;
  refused_ += others.refused_;
  errors_ += others.errors_;
  most_us_ = std::max(most_us_, others.most_us_);
  for (const SlowAnswer& answer : others.slowest_)
    if (answer.unix_ms != 0) keep(answer);
}

void ResponseTimes::keep(const SlowAnswer& answer) {
  SlowAnswer& kept = slowest_[bucket_of(answer.micros) / kOfBand];
  if (kept.unix_ms == 0 || answer.micros >= kept.micros) kept = answer;
}

// Nearest rank.
std::size_t ResponseTimes::bucket_at(double q) const {
  std::uint64_t all = 0, below = 0;
  for (const std::uint32_t count : buckets_) all += count;
  const auto rank = static_cast<std::uint64_t>(std::ceil(q * static_cast<double>(all)));
  for (std::size_t i = 0; i < kBuckets; ++i) {
    below += buckets_[i];
    if (below > 0 && below >= rank) return i;
  }
  return 0;
}

// Of a bucket from a to b, 2ab / (a + b) is equally far from both, in parts of them.
std::int64_t ResponseTimes::quantile_us(double q) const {
  const std::size_t i = bucket_at(q);
  if (i >= bounds().size()) return most_us_;
  const double above = bounds()[i], below = i == 0 ? above : bounds()[i - 1];
  return std::min<std::int64_t>(most_us_, std::llround(2 * below * above / (below + above)));
}

std::vector<SlowAnswer> ResponseTimes::exemplars() const {
  std::vector<SlowAnswer> out;
  std::size_t last = slowest_.size();
  for (std::size_t band = slowest_.size(); band-- > 0;) {
    const SlowAnswer& answer = slowest_[band];
    if (answer.unix_ms == 0) continue;
    const auto holds = [&](double q) { return bucket_at(q) / kOfBand == band; };
    if (last != slowest_.size() && !holds(0.99) && !holds(0.95) && !holds(0.5)) continue;
    out.push_back(answer);
    last = band;
  }
  return out;
}

std::string ResponseTimes::buckets_text() const {
  std::string out;
  for (std::size_t i = 0; i < kBuckets; ++i) {
    if (buckets_[i] == 0) continue;
    out.append(out.empty() ? "" : " ").append(std::to_string(i)).append(":").append(std::to_string(buckets_[i]));
  }
  return out;
}

std::string ResponseTimes::exemplars_text() const {
  std::string out;
  for (const SlowAnswer& answer : slowest_) {
    if (answer.unix_ms == 0) continue;
    out.append(answer.request_id.data(), answer.request_id.size()).append(" ");
    out.append(answer.trace_id.data(), answer.trace_id.size()).append(" ");
    out.append(std::to_string(answer.unix_ms)).append(" ").append(std::to_string(answer.micros)).append(" ");
    out.append(std::to_string(answer.status)).append(";");
  }
  return out;
}

bool ResponseTimes::read(std::int64_t count, std::int64_t refused, std::int64_t errors, std::int64_t most_us,
                         std::string_view buckets, std::string_view exemplars) {
  *this = {};
  count_ = count;
  refused_ = refused;
  errors_ = errors;
  most_us_ = most_us;
  while (!buckets.empty()) {
    std::size_t bucket = 0;
    std::uint32_t times = 0;
    if (!take(buckets, bucket, ':') || !take(buckets, times, ' ') || bucket >= kBuckets) return false;
    buckets_[bucket] = times;
  }
  while (!exemplars.empty()) {
    SlowAnswer answer;
    if (!take(exemplars, answer.request_id) || !take(exemplars, answer.trace_id) ||
        !take(exemplars, answer.unix_ms, ' ') || !take(exemplars, answer.micros, ' ') ||
        !take(exemplars, answer.status, ';'))
      return false;
    keep(answer);
  }
  return true;
}
