#include "http/descriptors.h"

#include <algorithm>
#include <sys/resource.h>

namespace {

constexpr rlim_t kReserve = 128;  // for the database, the pool's connections to it, logs and listeners

}  // namespace

void open_more_files() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

std::size_t connections_granted(std::size_t wanted) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  return std::min<rlim_t>(wanted, files.rlim_cur - std::min(kReserve, files.rlim_cur / 2));
}
