#pragma once

#include <cstddef>
#include <cstdint>

// What one client may take. Times are milliseconds, sizes bytes.
struct HttpLimits {
  std::size_t head = 16u << 10;
  std::size_t body = 1u << 20;            // unless the route says otherwise
  std::size_t large_bodies = 256u << 20;  // held in memory for all connections together
  std::size_t connections = 10'000;       // or as many as the process may have files open for
  std::int64_t head_time = 10'000;
  std::int64_t idle_time = 75'000;
  std::int64_t linger_time = 2'000;  // a refused upload is read to its end, so that the answer is not lost
  std::int64_t drain_time = 30'000;
  std::int64_t farewell_time = 3'000;  // of a drain, in which a proxy may still use a connection that it keeps
  std::int64_t grace_time = 20'000;    // bodies and answers: this long, and then
  std::int64_t slowest_rate = 8;       // this many bytes a millisecond
};
