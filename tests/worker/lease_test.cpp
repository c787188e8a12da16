#include "carmen_worker/lease.h"

#include <atomic>
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <sodium.h>
#include <thread>

#include "carmen/data_folder.h"
#include "carmen_worker/jobs.h"
#include "support/test_database.h"

namespace {

constexpr std::int64_t kMinute = 60'000;

template <class T>
T must(Result<T> result) {
  if (!result) FAIL(result.error().message << " " << result.error().reason);
  return std::move(*result);
}

// An installation that several workers open.
struct Installation {
  Installation() {
    REQUIRE(sodium_init() >= 0);
    std::string name = (std::filesystem::temp_directory_path() / "carmen-worker-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    folder = name;
    (void)open(DataFolder::Open::make);
  }
  ~Installation() { std::filesystem::remove_all(folder); }
  std::unique_ptr<DataFolder> open(DataFolder::Open how = DataFolder::Open::write) {
    return must(DataFolder::open({.data = folder, .database = place.address()}, how, clock));
  }

  TestDatabase place;
  std::string folder;
  SettableClock clock{{1'795'000'000'000}};
};

// False as well when others were in the way: the worker comes again.
bool lease(DataFolder& folder, const std::string& holder, Timestamp now) {
  (void)folder.engine().refresh();
  Writer& writer = folder.writer();
  if (!writer.begin_request()) return false;
  const auto mine = lease_job(writer.database(), "a job", holder, now, kMinute);
  const bool kept = mine ? bool(writer.keep_request()) : (writer.undo_request(), false);
  return writer.commit_turn() && kept && *mine;
}

}  // namespace

TEST_CASE("of many workers one has the lease, until it ends") {
  Installation one;
  constexpr int kWorkers = 6;
  std::vector<std::unique_ptr<DataFolder>> workers;
  for (int i = 0; i < kWorkers; ++i) workers.push_back(one.open());
  Timestamp now = one.clock.now();
  for (int round = 0; round < 5; ++round) {
    std::atomic<int> leased = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < kWorkers; ++i)
      threads.emplace_back([&, i] { leased += lease(*workers[static_cast<std::size_t>(i)], std::to_string(i), now); });
    for (std::thread& thread : threads) thread.join();
    CHECK(leased == 1);
    // Who has it was killed: nobody else does it before the lease ends.
    CHECK_FALSE(lease(*workers[0], "late", {now.ms + kMinute - 1}));
    now.ms += kMinute;
  }
}

TEST_CASE("what was done is not due before its time") {
  Installation one;
  const auto worker = one.open();
  const Timestamp now = one.clock.now();
  CHECK(lease(*worker, "me", now));
  must(worker->writer().begin_request());
  must(end_job(worker->writer().database(), "a job", "me", {now.ms + 5 * kMinute}));
  must(worker->writer().keep_request());
  must(worker->writer().commit_turn());
  CHECK_FALSE(lease(*worker, "me", {now.ms + 2 * kMinute}));
  CHECK(lease(*worker, "other", {now.ms + 5 * kMinute}));
}

TEST_CASE("all jobs that are due are done once") {
  Installation one;
  const auto first = one.open(), second = one.open();
  CHECK(must(run_due_jobs(*first, "first")) == static_cast<int>(jobs().size()));
  CHECK(must(run_due_jobs(*second, "second")) == 0);
  one.clock.set({one.clock.now().ms + 24 * 60 * kMinute});
  CHECK(must(run_due_jobs(*second, "second")) == static_cast<int>(jobs().size()));
  CHECK(must(run_due_jobs(*first, "first")) == 0);
}
