#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using Labels = std::vector<std::pair<std::string, std::string>>;

// Any thread may count.
class Counter {
 public:
  void add(std::uint64_t n = 1) { value_.fetch_add(n, std::memory_order_relaxed); }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_ = 0;
};

// How the figures are written: Prometheus' own text 0.0.4, or OpenMetrics 1.0, which has exemplars.
enum class MetricsFormat : std::uint8_t { classic, open };

// Durations. Any thread may observe.
class Histogram {
 public:
  static constexpr std::array<std::int64_t, 14> kBounds = {  // microseconds
      250,    500,     1'000,   2'500,   5'000,     10'000,    25'000,
      50'000, 100'000, 250'000, 500'000, 1'000'000, 2'500'000, 10'000'000};

  void observe(std::int64_t micros);
  // The same, and the newest of its bucket stands for it. Only the thread that writes the figures.
  void observe(std::int64_t micros, std::string_view trace_id, std::int64_t unix_ms);
  void write(std::string& out, std::string_view name, std::string_view labels, MetricsFormat format) const;

 private:
  struct Exemplar {
    std::array<char, 32> trace{};
    std::int64_t micros = 0;
    std::int64_t unix_ms = 0;  // 0: there is none
  };
  using Exemplars = std::array<Exemplar, kBounds.size() + 1>;

  static std::size_t bucket_of(std::int64_t micros);

  std::array<Counter, kBounds.size() + 1> buckets_;
  Counter sum_;
  std::unique_ptr<Exemplars> exemplars_;
};

// Figures for Prometheus. Names end in a unit, counters in _total, and nothing else does. What is added stays.
class Metrics {
 public:
  Metrics();
  ~Metrics();

  Counter& counter(std::string_view name, std::string_view help, Labels labels = {});
  Histogram& histogram(std::string_view name, std::string_view help, Labels labels = {});  // in seconds when written
  // Read when the figures are asked for.
  void gauge(std::string_view name, std::string_view help, std::function<double()> read, Labels labels = {});
  void counter(std::string_view name, std::string_view help, std::function<double()> read, Labels labels = {});

  // What is known of the program from its start: `name` without its ending _info.
  void info(std::string_view name, std::string_view help, Labels labels);

  std::string text(MetricsFormat format = MetricsFormat::classic) const;

 private:
  struct Family;

  Family& family(std::string_view name, std::string_view help, std::string_view type);

  std::vector<std::unique_ptr<Family>> families_;
};

inline constexpr std::string_view kMetricsType = "text/plain; version=0.0.4; charset=utf-8";
inline constexpr std::string_view kOpenMetricsType = "application/openmetrics-text; version=1.0.0; charset=utf-8";
