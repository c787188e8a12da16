#pragma once

#include <vector>

#include "load/plan.h"
#include "load/socket.h"

// Connections that only hold on: silent ones, and ones that send their request a byte a second.
class Bystanders {
 public:
  explicit Bystanders(const LoadPlan& plan);
  void drip(std::int64_t now_ns);

 private:
  struct Dripping {
    Socket socket;
    std::size_t sent = 0;
  };
  const std::uint16_t port_;
  std::vector<Socket> idle_;
  std::vector<Dripping> dripping_;
  std::int64_t next_ = 0;
};
