#include "load/usage.h"

#include <cstdio>
#include <cstring>
#include <string>
#include <unistd.h>

namespace {

double seconds(unsigned long long ticks) {
  static const auto per_second = static_cast<double>(::sysconf(_SC_CLK_TCK));
  return static_cast<double>(ticks) / per_second;
}

// Lines longer than this are cut; what is needed stands at their beginning.
std::string first_line(const std::string& file) {
  char line[1024] = "";
  if (std::FILE* in = std::fopen(file.c_str(), "r")) {
    if (!std::fgets(line, sizeof(line), in)) line[0] = '\0';
    std::fclose(in);
  }
  return line;
}

// proc(5): the command stands in brackets and may hold anything; utime and stime are the 14th and 15th field.
double cpu_of(const std::string& process) {
  const std::string line = first_line("/proc/" + process + "/stat");
  const auto end = line.rfind(')');
  unsigned long long user = 0, system = 0;
  if (end == line.npos) return 0;
  std::sscanf(line.c_str() + end + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu", &user, &system);
  return seconds(user + system);
}

}  // namespace

Usage read_usage(const std::vector<pid_t>& watched) {
  Usage usage;
  unsigned long long user = 0, nice = 0, system = 0, stolen = 0;
  std::sscanf(first_line("/proc/stat").c_str(), "cpu %llu %llu %llu %*u %*u %*u %*u %llu", &user, &nice, &system,
              &stolen);
  usage.busy = seconds(user + nice + system + stolen);
  usage.own = cpu_of("self");
  for (const pid_t process : watched) usage.watched += cpu_of(std::to_string(process));
  return usage;
}
