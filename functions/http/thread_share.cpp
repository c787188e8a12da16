#include "http/thread_share.h"

#include <algorithm>
#include <linux/sched/types.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

void share_processor(int niceness, std::int64_t slice_us) {
  sched_attr wanted{};
  wanted.size = sizeof(wanted);
  wanted.sched_nice = std::min(getpriority(PRIO_PROCESS, 0) + niceness, 19);  // 0: this thread
  wanted.sched_runtime = static_cast<std::uint64_t>(slice_us) * 1000;
  syscall(SYS_sched_setattr, 0, &wanted, 0);  // glibc has no name for it
}
