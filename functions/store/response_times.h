#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

// An answer by which its duration can be traced.
struct SlowAnswer {
  std::array<char, 16> request_id{};
  std::array<char, 32> trace_id{};
  std::int64_t unix_ms = 0;  // 0: there is none
  std::int64_t micros = 0;
  int status = 0;
};

// How long the answers of one kind took: counts in buckets whose bounds grow by the same factor, so that a quantile is
// off by 5 % at most, or by 10 µs. Counts add up, whoever counted (DDSketch: Masson, Rim, Lee, VLDB 2019, section 2).
// Of every eight buckets the slowest answer is kept.
class ResponseTimes {
 public:
  static constexpr double kError = 0.05;

  void add(const SlowAnswer& answer);
  void add(const ResponseTimes& others);

  std::int64_t count() const { return count_; }
  std::int64_t refused() const { return refused_; }  // 4xx
  std::int64_t errors() const { return errors_; }    // 5xx
  std::int64_t most_us() const { return most_us_; }
  std::int64_t quantile_us(double q) const;
  // The slowest of those around the median, p95, p99 and of all, slowest first.
  std::vector<SlowAnswer> exemplars() const;

  // As a row of the store has it: "bucket:count …" and "requestId traceId at micros status; …".
  std::string buckets_text() const;
  std::string exemplars_text() const;
  // False when it is none of ours.
  bool read(std::int64_t count, std::int64_t refused, std::int64_t errors, std::int64_t most_us,
            std::string_view buckets, std::string_view exemplars);

 private:
  static constexpr std::size_t kBuckets = 168, kOfBand = 8;  // up to 164 s, and all above

  static const std::array<double, kBuckets - 1>& bounds();
  static std::size_t bucket_of(std::int64_t micros);
  std::size_t bucket_at(double q) const;
  void keep(const SlowAnswer& answer);

  std::array<std::uint32_t, kBuckets> buckets_{};
  std::array<SlowAnswer, kBuckets / kOfBand> slowest_{};
  std::int64_t count_ = 0;
  std::int64_t refused_ = 0;
  std::int64_t errors_ = 0;
  std::int64_t most_us_ = 0;
};
