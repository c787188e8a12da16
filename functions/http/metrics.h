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

// Durations. Any thread may observe.
class Histogram {
 public:
  static constexpr std::array<std::int64_t, 14> kBounds = {  // microseconds
      250,    500,     1'000,   2'500,   5'000,     10'000,    25'000,
      50'000, 100'000, 250'000, 500'000, 1'000'000, 2'500'000, 10'000'000};

  void observe(std::int64_t micros);
  void write(std::string& out, std::string_view name, std::string_view labels) const;

 private:
  std::array<Counter, kBounds.size() + 1> buckets_;
  Counter sum_;
};

// Figures for Prometheus (text format 0.0.4). Names end in a unit, counters in _total. What is added stays.
class Metrics {
 public:
  Metrics();
  ~Metrics();

  Counter& counter(std::string_view name, std::string_view help, Labels labels = {});
  Histogram& histogram(std::string_view name, std::string_view help, Labels labels = {});  // in seconds when written
  // Read when the figures are asked for.
  void gauge(std::string_view name, std::string_view help, std::function<double()> read, Labels labels = {});
  void counter(std::string_view name, std::string_view help, std::function<double()> read, Labels labels = {});

  std::string text() const;

 private:
  struct Family;

  Family& family(std::string_view name, std::string_view help, std::string_view type);

  std::vector<std::unique_ptr<Family>> families_;
};

inline constexpr std::string_view kMetricsType = "text/plain; version=0.0.4; charset=utf-8";
