#include "carmen_worker/worker_metrics.h"

#include <filesystem>
#include <fstream>

#include "http/machine_metrics.h"
#include "http/process_metrics.h"

WorkerMetrics::WorkerMetrics(DataFolder& folder, std::string file)
    : clock_(folder.context().clock),
      file_(std::move(file)),
      done_(metrics_.counter("carmen_worker_jobs_done_total", "Jobs that were due and are done.")),
      failed_(metrics_.counter("carmen_worker_rounds_failed_total", "Times that what was due could not be done.")) {
  metrics_.info("carmen_build", "The release, and where it keeps the records.",
                {{"version", CARMEN_VERSION}, {"engine", folder.engine().name()}});
  metrics_.gauge("carmen_worker_last_success_time_seconds",
                 "When all that was due was done last, since the Unix epoch.",
                 [this] { return static_cast<double>(last_ms_) / 1000; });
  add_process_metrics(metrics_, [this] { return static_cast<double>(clock_.now().ms) / 1000; });
  add_machine_metrics(metrics_, folder.path());
}

void WorkerMetrics::count(const Result<int>& round) {
  if (!round) return failed_.add();
  done_.add(static_cast<std::uint64_t>(*round));
  last_ms_ = clock_.now().ms;
}

Outcome WorkerMetrics::write() const {
  if (file_.empty()) return Done{};
  const std::string beside = file_ + ".new";
  std::ofstream out(beside, std::ios::binary);
  out << metrics_.text();
  out.close();
  std::error_code fault;
  if (out) std::filesystem::rename(beside, file_, fault);
  if (out && !fault) return Done{};
  return Error{.code = Code::unavailable, .message = "The figures cannot be written to " + file_ + "."};
}
