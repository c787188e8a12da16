#include "http/process_metrics.h"

#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

namespace {

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// The fields of /proc/self/statm: pages in all, pages resident (proc(5)).
double memory_bytes(bool resident) {
  double all = 0, held = 0;
  std::ifstream("/proc/self/statm") >> all >> held;
  return (resident ? held : all) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double open_descriptors() {
  std::error_code fault;
  double count = 0;
  for (std::filesystem::directory_iterator at("/proc/self/fd", fault), end; !fault && at != end; at.increment(fault))
    ++count;
  return count;
}

}  // namespace

void add_process_metrics(Metrics& metrics, std::function<double()> unix_seconds) {
  metrics.counter("process_cpu_seconds_total", "CPU time used, user and system.", cpu_seconds);
  metrics.gauge("process_resident_memory_bytes", "Memory resident.", [] { return memory_bytes(true); });
  metrics.gauge("process_virtual_memory_bytes", "Memory mapped.", [] { return memory_bytes(false); });
  metrics.gauge("process_open_fds", "Descriptors open.", open_descriptors);
  metrics.gauge("process_start_time_seconds", "When the process started, since the Unix epoch.",
                [started = unix_seconds()] { return started; });
}
