#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <unistd.h>

#include "carmen_worker/jobs.h"

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

int work(const std::string& data, bool once) {
  const SystemClock clock;
  const auto folder = DataFolder::open(data, DataFolder::Open::write, clock);
  if (!folder) return complain(folder.error());
  const std::string holder = std::to_string(getpid());
  const sigset_t signals = ending();
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  do {
    const auto done = run_due_jobs(**folder, holder);
    if (!done) complain(done.error());
    if (once) return done ? 0 : 1;
  } while (sigtimedwait(&signals, nullptr, &kLook) < 0);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  CLI::App app("Leased jobs: what is due is done once, by whichever worker comes first.", "carmen-worker");
  std::string data = "data";
  bool once = false;
  app.add_option("--data", data, "The data folder")->capture_default_str();
  app.add_flag("--once", once, "Do what is due and stop");
  CLI11_PARSE(app, count, arguments);
  return work(data, once);
}
