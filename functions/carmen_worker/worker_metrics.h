#pragma once

#include "carmen/data_folder.h"
#include "http/metrics.h"

// What a worker measures, in a file for whoever collects those (node_exporter's textfile collector, or any reader of
// Prometheus' text): a worker listens nowhere.
class WorkerMetrics {
 public:
  // Nothing is written when the file's name is empty.
  WorkerMetrics(DataFolder& folder, std::string file);

  void count(const Result<int>& round);  // of due jobs
  // Whole or not at all, so that nobody reads half of it.
  Outcome write() const;

 private:
  const Clock& clock_;
  const std::string file_;
  Metrics metrics_;
  Counter& done_;
  Counter& failed_;
  std::int64_t last_ms_ = 0;
};
