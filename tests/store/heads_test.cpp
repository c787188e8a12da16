#include "store/heads.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

#include "test_store.h"

#include "store/file.h"

namespace {

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;

std::string line(std::int64_t at, std::uint64_t size) { return head_line({size, {}, {at}, std::string(64, 's')}); }

std::vector<TreeHead> heads_in(const std::string& text) {
  TemporaryFolder folder;
  std::ofstream(folder.file("heads")) << text;
  return must(read_heads(folder.file("heads")));
}

}  // namespace

TEST_CASE("heads are thinned with their age, and never lose the newest") {
  const Timestamp now{1'800'000'000'000};
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    std::vector<std::int64_t> times;
    for (int i = 0; i < 400; ++i) {
      const std::int64_t reach = std::vector<std::int64_t>{kMinute, kHour, kDay, 60 * kDay}[random() % 4];
      times.push_back(now.ms - static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(reach)));
    }
    std::sort(times.begin(), times.end());
    std::string text;
    for (std::size_t i = 0; i < times.size(); ++i) text += line(times[i], i + 1);
    const auto kept = heads_in(thinned_heads(text, now));
    CAPTURE(round, kept.size());
    REQUIRE(kept.back().size == times.size());
    CHECK(kept.size() < times.size());
    std::size_t recent = 0;
    for (const std::int64_t at : times) recent += now.ms - at < kMinute;
    CHECK(static_cast<std::size_t>(std::count_if(kept.begin(), kept.end(), [&](const TreeHead& head) {
            return now.ms - head.at.ms < kMinute;
          })) == recent);
    // Whenever it was, a head not much later vouches for what was there: nothing can be cut unseen.
    for (const std::int64_t at : times) {
      const std::int64_t age = now.ms - at, span = age < kMinute     ? 1
                                                   : age < kDay      ? kMinute
                                                   : age < 31 * kDay ? kHour
                                                                     : kDay;
      CHECK(std::any_of(kept.begin(), kept.end(),
                        [&](const TreeHead& head) { return head.at.ms >= at && head.at.ms - at < span; }));
    }
    CHECK(thinned_heads(thinned_heads(text, now), now) == thinned_heads(text, now));
  }
  CHECK(thinned_heads("what is this\n" + line(now.ms - kDay, 1), now).find("what is this\n") != std::string::npos);
}

TEST_CASE("a line without a number of leaves is no head, and thinning leaves it for who looks") {
  const Timestamp now{1'800'000'000'000};
  const std::string good = line(now.ms - kDay, 7);
  for (const char* size : {R"("size":-1)", R"("size":"7")", R"("size":7.5)", R"("size":null)",
                           R"("size":9223372036854775808)", R"("leaves":7)"}) {
    CAPTURE(size);
    std::string bad = good;
    bad.replace(bad.find(R"("size":7)"), 8, size);
    TemporaryFolder folder;
    std::ofstream(folder.file("heads")) << good << bad;
    const auto read = read_heads(folder.file("heads"));
    REQUIRE_FALSE(read);
    CHECK(read.error().message.ends_with("line 2 is not a signed head."));
    const std::string thinned = thinned_heads(line(now.ms - kDay, 8) + bad, now);
    CHECK(thinned.find(line(now.ms - kDay, 8)) != std::string::npos);
    CHECK(thinned.find(bad) != std::string::npos);
  }
}

TEST_CASE("a cut journal is found by thinned heads as well") {
  SqliteStore store;
  Org org;
  org.name = "a";
  for (int i = 0; i < 40; ++i) {
    org.name += "b";
    org = store.add(org);
    store.clock.set({store.clock.now().ms + 20 * kMinute / 40});
    if (i == 30) must(store.sqlite->run("VACUUM INTO '" + store.folder.file("cut.db") + "'"));
  }
  const std::string all = must(read_file(store.folder.file("heads.jsonl")));
  const std::string fewer = thinned_heads(all, {store.clock.now().ms + kHour});
  CHECK(heads_in(fewer).size() < heads_in(all).size());
  std::ofstream(store.folder.file("fewer.jsonl")) << fewer;
  const auto whole = must(verify(*store.sqlite, store.tables, store.folder.file("fewer.jsonl"), store.key));
  CHECK(whole.whole());
  const auto cut = must(SqliteDatabase::open(store.folder.file("cut.db"), OpenMode::write));
  const auto verdict = must(verify(*cut, store.tables, store.folder.file("fewer.jsonl"), store.key));
  REQUIRE_FALSE(verdict.whole());
  CHECK_THAT(verdict.findings.front().what, Catch::Matchers::ContainsSubstring("newest records were deleted"));
}

TEST_CASE("no line is lost when a file is rewritten while programs append") {
  TemporaryFolder folder;
  const std::string name = folder.file("lines");
  std::vector<pid_t> writers;
  for (int w = 0; w < 3; ++w) {
    writers.push_back(::fork());
    if (writers.back() != 0) continue;
    AppendFile file(name);
    for (int i = 0; i < 300; ++i)
      if (!file.append(std::to_string(w) + " " + std::to_string(i) + "\n")) ::_exit(1);
    ::_exit(0);
  }
  AppendFile file(name);
  for (int i = 0; i < 100; ++i) must(file.rewrite([](std::string_view text) { return std::string(text); }));
  for (const pid_t writer : writers) {
    int status = 1;
    ::waitpid(writer, &status, 0);
    CHECK(status == 0);
  }
  const std::string text = must(read_file(name));
  CHECK(std::count(text.begin(), text.end(), '\n') == 900);
}

TEST_CASE("what a crash left of a line does not spoil the next") {
  TemporaryFolder folder;
  const std::string name = folder.file("lines");
  std::ofstream(name) << "one\ntw";
  AppendFile file(name);
  must(file.append("three\n"));
  CHECK(must(read_file(name)) == "one\nthree\n");
}
