#include <csignal>
#include <cstdio>
#include <ctime>

#include "carmen/command_line.h"
#include "carmen_worker/jobs.h"
#include "carmen_worker/worker_metrics.h"

namespace {

constexpr timespec kLook = {.tv_sec = 30, .tv_nsec = 0};  // how often what is due is looked for

sigset_t ending() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

int complain(const Error& error) {
  std::fprintf(stderr, "carmen-worker: %s\n", error.message.c_str());
  return 1;
}

int work(const StoreAddress& store, const std::string& figures, bool once) {
  const SystemClock clock;
  const auto folder = DataFolder::open(store, DataFolder::Open::write, clock);
  if (!folder) return complain(folder.error());
  const std::string holder = to_text((*folder)->context().ids.next());
  WorkerMetrics metrics(**folder, figures);
  const sigset_t signals = ending();
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  do {
    const auto done = run_due_jobs(**folder, holder);
    if (!done) complain(done.error());
    metrics.count(done);
    if (const auto written = metrics.write(); !written) complain(written.error());
    if (once) return done ? 0 : 1;
  } while (sigtimedwait(&signals, nullptr, &kLook) < 0);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  Program program("carmen-worker", "Leased jobs: what is due is done once, by whichever worker comes first.");
  Command command = program.command();
  StoreAddress store;
  std::string figures;
  bool once = false;
  int status = 0;
  add_store_options(command, store);
  command.option("--metrics", figures, "A file that is written with the figures for Prometheus after each look");
  command.flag("--once", once, "Do what is due and stop");
  command.run([&] { status = work(store, figures, once); });
  const int refused = program.run(count, arguments);
  return refused ? refused : status;
}
