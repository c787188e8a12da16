#pragma once

#include <sys/types.h>
#include <vector>

// CPU time, in seconds since the start, as the kernel counts it: hundredths.
struct Usage {
  double watched = 0;  // of the processes that are measured
  double own = 0;
  double busy = 0;  // of all cores, whoever it was; interrupts are left out, since they belong to nobody

  // What neither the watched processes nor this one explain.
  double other() const { return busy - watched - own; }
  Usage since(const Usage& before) const { return {watched - before.watched, own - before.own, busy - before.busy}; }
};

Usage read_usage(const std::vector<pid_t>& watched);
