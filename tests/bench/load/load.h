#pragma once

#include <array>
#include <deque>
#include <memory>
#include <vector>

#include "load/bystanders.h"
#include "load/client.h"
#include "load/histogram.h"
#include "load/plan.h"
#include "load/usage.h"

struct LoadResult {
  double seconds = 0;
  Usage usage;
  Histogram times;
  std::array<std::uint64_t, 6> by_class{};  // of the answers' status
  std::uint64_t lost = 0;                   // connections that ended with a request under way
  std::vector<std::uint64_t> per_client;    // answers, least first
};

// Carries a plan out: one thread, every client at once.
class Load {
 public:
  explicit Load(const LoadPlan& plan);
  LoadResult run();

 private:
  void connect(Client& client);
  void ask(Client& client, std::int64_t due);
  void on_event(Client& client);
  void finish(Client& client);
  void start_timer();
  void take_due();
  void turn(int wait_ms);

  const LoadPlan& plan_;
  Bystanders bystanders_;
  int epoll_;
  int timer_ = -1;
  std::vector<std::unique_ptr<Client>> clients_;
  std::vector<Client*> resting_;
  std::deque<std::int64_t> due_;
  std::int64_t started_ = 0;
  std::int64_t scheduled_ = 0;  // requests
  std::int64_t number_;
  bool counting_ = false;
  LoadResult result_;
};
