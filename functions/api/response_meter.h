#pragma once

#include <functional>
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
  bool count(const Route& route, const Uuid& tenant, const SlowAnswer& answer);
  // What the store does not have, at one moment; nothing while it is taking it.
  struct Copy {
    ResponseTable times;
    std::uint64_t moment;
  };
  std::optional<Copy> copy() const;
  // Whether the store has taken nothing since, so that what it tells and the copy are of one moment.
  bool holds(const Copy& copy) const;

  // Hands all to the store, with what could not be kept the last time. One at a time; an error: nothing was kept.
  Outcome hand_over(const std::function<Outcome(const ResponseTable&)>& keep);

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
  void take();

  mutable std::mutex mutex_;
  std::unordered_map<Pair, std::unique_ptr<ResponseTimes>, Hash> pairs_;
  ResponseTable taken_;
  std::uint64_t moment_ = 0;
  bool handing_ = false;
  bool any_ = false;
};
