#include "http/machine_metrics.h"

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

double load() {
  double one = 0;
  std::ifstream("/proc/loadavg") >> one;
  return one;
}

// "MemAvailable:   123456 kB"
double memory_bytes(std::string_view name) {
  std::ifstream file("/proc/meminfo");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(name) && line.size() > name.size() && line[name.size()] == ':')
      return std::stod(line.substr(name.size() + 1)) * 1024;
  return 0;
}

// "some avg10=0.00 avg60=0.00 avg300=0.00 total=12345", in microseconds.
double stalled_seconds(const std::string& file, std::string_view kind) {
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);)
    if (const auto total = line.find("total="); line.starts_with(kind) && total != line.npos)
      return std::stod(line.substr(total + 6)) / 1e6;
  return 0;
}

void add_pressure(Metrics& metrics) {
  for (const std::string resource : {"cpu", "memory", "io"}) {
    const std::string file = "/proc/pressure/" + resource;
    if (std::string line; !std::getline(std::ifstream(file), line)) continue;  // a kernel without it
    for (const std::string kind : {"some", "full"}) {
      metrics.counter("machine_pressure_stalled_seconds_total",
                      "Time in which some tasks, or all at once, waited for a resource.",
                      [file, kind] { return stalled_seconds(file, kind); }, {{"resource", resource}, {"kind", kind}});
    }
  }
}

double space(const std::string& folder, bool available) {
  std::error_code fault;
  const auto disk = std::filesystem::space(folder, fault);
  return fault ? 0 : static_cast<double>(available ? disk.available : disk.capacity);
}

}  // namespace

void add_machine_metrics(Metrics& metrics, const std::string& data_folder) {
  metrics.gauge("machine_load1", "Tasks that ran or waited to, over the last minute.", load);
  metrics.gauge("machine_cpus", "Processors online.",
                [] { return static_cast<double>(sysconf(_SC_NPROCESSORS_ONLN)); });
  metrics.gauge("machine_memory_bytes", "Memory.", [] { return memory_bytes("MemTotal"); });
  metrics.gauge("machine_memory_available_bytes", "Memory that could be had without swapping.",
                [] { return memory_bytes("MemAvailable"); });
  metrics.gauge("machine_data_disk_bytes", "Size of the disk that holds the data folder.",
                [data_folder] { return space(data_folder, false); });
  metrics.gauge("machine_data_disk_available_bytes", "What is free of it.",
                [data_folder] { return space(data_folder, true); });
  add_pressure(metrics);
}
