#include "http/process_metrics.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace {

double seconds(const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; }

rusage usage() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return used;
}

// The fields of /proc/self/statm: pages in all, pages resident (proc(5)).
double memory_bytes(bool resident) {
  double all = 0, held = 0;
  std::ifstream("/proc/self/statm") >> all >> held;
  return (resident ? held : all) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double count_entries(const char* folder) {
  std::error_code fault;
  double count = 0;
  for (std::filesystem::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) ++count;
  return count;
}

double most_descriptors() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  return static_cast<double>(limit.rlim_cur);
}

void add_faults_and_switches(Metrics& metrics) {
  const auto faults = [&](const char* kind, auto read) {
    metrics.counter("process_page_faults_total", "Page faults; major ones waited for a disk.", read, {{"kind", kind}});
  };
  faults("minor", [] { return static_cast<double>(usage().ru_minflt); });
  faults("major", [] { return static_cast<double>(usage().ru_majflt); });
  const auto switches = [&](const char* kind, auto read) {
    metrics.counter("process_context_switches_total", "Times that a thread gave up its processor, or had to.", read,
                    {{"kind", kind}});
  };
  switches("voluntary", [] { return static_cast<double>(usage().ru_nvcsw); });
  switches("involuntary", [] { return static_cast<double>(usage().ru_nivcsw); });
}

}  // namespace

void add_process_metrics(Metrics& metrics, std::function<double()> unix_seconds) {
  metrics.counter("process_cpu_seconds_total", "CPU time used, user and system.",
                  [] { return seconds(usage().ru_utime) + seconds(usage().ru_stime); });
  metrics.counter("process_cpu_user_seconds_total", "CPU time used by the program itself.",
                  [] { return seconds(usage().ru_utime); });
  metrics.counter("process_cpu_system_seconds_total", "CPU time used by the kernel for it.",
                  [] { return seconds(usage().ru_stime); });
  metrics.gauge("process_resident_memory_bytes", "Memory resident.", [] { return memory_bytes(true); });
  metrics.gauge("process_virtual_memory_bytes", "Memory mapped.", [] { return memory_bytes(false); });
  metrics.gauge("process_open_fds", "Descriptors open.", [] { return count_entries("/proc/self/fd"); });
  metrics.gauge("process_max_fds", "Descriptors that may be open.", most_descriptors);
  metrics.gauge("process_threads", "Threads.", [] { return count_entries("/proc/self/task"); });
  add_faults_and_switches(metrics);
  const double started = unix_seconds();
  metrics.gauge("process_start_time_seconds", "When the process started, since the Unix epoch.",
                [started] { return started; });
  metrics.gauge("process_uptime_seconds", "How long it has run.",
                [started, now = std::move(unix_seconds)] { return now() - started; });
}
