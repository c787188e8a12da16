#pragma once

#include "http/metrics.h"

// What the reactor counts of its own work, beside the answers.
struct LoopFigures {
  explicit LoopFigures(Metrics&);

  Histogram& turns;       // how long the loop did not look for what has come
  Counter& accepted;      // connections
  Counter& given_up;      // … that rested, for others
  Counter& paused;        // times that no more could be accepted
  Counter& received;      // bytes
  Counter& sent;          // bytes
  Counter& jobs_refused;  // by full pools
};
