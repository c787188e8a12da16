#include <algorithm>

#include "http/reactor_loop.h"

using Phase = ClientConnection::Phase;

namespace {

// From a whole request until its answer is out.
bool in_flight(const ClientConnection& connection) {
  return connection.phase == Phase::waiting || connection.phase == Phase::held || connection.phase == Phase::writing;
}

bool is_idle(const ClientConnection& connection) {
  return connection.phase == Phase::reading && connection.reader.state() == RequestReader::State::idle;
}

}  // namespace

template <class Holds>
double Reactor::Loop::count_connections(const Holds& holds) const {
  return static_cast<double>(
      std::count_if(connections.begin(), connections.end(), [&](const auto& each) { return each && holds(*each); }));
}

void Reactor::Loop::add_figures(Metrics& metrics) {
  metrics.gauge("http_connections", "Connections open.", [this] { return static_cast<double>(open); });
  metrics.gauge("http_connections_idle", "Connections between two requests.",
                [this] { return count_connections(is_idle); });
  metrics.gauge("http_connections_limit", "Connections that may be open.",
                [this] { return static_cast<double>(options.limits.connections); });
  metrics.gauge("http_requests_in_flight", "Requests that are whole and whose answer is not out.",
                [this] { return count_connections(in_flight); });
  metrics.gauge("http_jobs_pending", "Requests whose job waits or runs.",
                [this] { return static_cast<double>(pending); });
  metrics.gauge("http_requests_parked", "Requests that wait for the writer.",
                [this] { return static_cast<double>(parked.size()); });
  metrics.gauge("http_requests_awaiting", "Requests that wait for news.",
                [this] { return static_cast<double>(awaiting.size() + woken.size()); });
  add_pool_figures(metrics, normal_pool, "normal", options.workers);
  add_pool_figures(metrics, low_pool, "low", options.low_workers);
  add_pool_figures(metrics, apart_pool, "apart", options.apart);
}

void Reactor::Loop::add_pool_figures(Metrics& metrics, WorkerPool& pool, const char* name, std::size_t threads) {
  const Labels labels = {{"pool", name}};
  metrics.gauge(
      "http_pool_jobs_waiting", "Jobs that wait for a thread of the pool.",
      [&pool] { return static_cast<double>(pool.waiting()); }, labels);
  metrics.gauge(
      "http_pool_threads_busy", "Threads of the pool that run a job.",
      [&pool] { return static_cast<double>(pool.busy()); }, labels);
  metrics.gauge(
      "http_pool_threads_limit", "Threads that the pool may have.", [threads] { return static_cast<double>(threads); },
      labels);
  pool.measure(metrics.histogram("http_pool_wait_seconds", "How long jobs waited for a thread of the pool.", labels));
}
