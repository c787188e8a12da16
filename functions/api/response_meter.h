#pragma once

#include <memory>
#include <mutex>
#include <unordered_map>

#include "http/exchange.h"
#include "store/response_table.h"

// How long this program's answers took, by route and tenant, until the store has it. Any thread; observing waits for
// nobody but who copies, some hundred microseconds once a minute.
class ResponseMeter {
 public:
  static constexpr std::size_t kMostPairs = 512;  // of route and tenant; the rest is counted as kOtherRoutes

  // After an answer. True: the first since all was taken.
  bool observe(const Exchange& exchange, std::int64_t micros, std::int64_t unix_ms);
  // What the store has not been seen to have.
  ResponseTable copy() const;

  // What is to be kept now, with what could not be the last time. Until kept() it is part of copy(). One at a time.
  const ResponseTable& take();
  void kept();

 private:
  struct Pair {
    const Route* route;  // null: all others
    Uuid tenant;
    bool operator==(const Pair&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Pair& pair) const;
  };
  ResponseTimes& times_of(const Pair& pair);
  void add_to(ResponseTable& table) const;

  mutable std::mutex mutex_;
  std::unordered_map<Pair, std::unique_ptr<ResponseTimes>, Hash> pairs_;
  ResponseTable taken_;
  bool any_ = false;
};
