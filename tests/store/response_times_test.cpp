#include "store/response_times.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "test_store.h"

#include "store/response_table.h"

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr Timestamp kNow{1'795'000'000'000};

SlowAnswer answer(std::int64_t micros, int status = 200, char id = 'a', std::int64_t unix_ms = kNow.ms) {
  SlowAnswer out{.unix_ms = unix_ms, .micros = micros, .status = status};
  out.request_id.fill(id);
  out.trace_id.fill(id);
  return out;
}

std::string id_of(const SlowAnswer& one) { return std::string(1, one.request_id[0]); }

void keep(TestStore& store, const ResponseTable& times, Timestamp now) {
  must(store.writer->begin_request());
  must(add_response_times(store.writer->database(), times, now));
  must(store.writer->keep_request());
  must(store.writer->commit_turn());
}

ResponseTable read(TestStore& store, Timestamp from, Timestamp to, const std::optional<Uuid>& tenant = {}) {
  ResponseTable out;
  must(read_response_times(*store.database, {from, to}, tenant,
                           [&](const ResponseKey& key, const ResponseTimes& times) { out[key].add(times); }));
  return out;
}

}  // namespace

TEST_CASE("a quantile of response times is off by 5 % at most, however they are spread") {
  std::minstd_rand chance(7);
  const std::vector<std::function<double()>> spreads = {
      [&] { return std::lognormal_distribution<>(7.5, 1.5)(chance); },
      [&] { return std::uniform_real_distribution<>(10, 90'000'000)(chance); },
      [&] { return std::bernoulli_distribution(0.02)(chance) ? 2'000'000.0 : 400.0; },
      [&] { return 12'345.0; },
  };
  for (const auto& draw : spreads) {
    ResponseTimes times;
    std::vector<std::int64_t> all;
    for (int i = 0; i < 20'000; ++i) {
      all.push_back(std::clamp<std::int64_t>(std::llround(draw()), 10, 160'000'000));
      times.add(answer(all.back()));
    }
    std::sort(all.begin(), all.end());
    for (const double q : {0.01, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0}) {
      const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(all.size())));
      const auto exact = static_cast<double>(all[std::max<std::size_t>(rank, 1) - 1]);
      CAPTURE(q, exact, times.quantile_us(q));
      CHECK(std::abs(static_cast<double>(times.quantile_us(q)) - exact) <= exact * ResponseTimes::kError + 1);
    }
    CHECK(times.most_us() == all.back());
  }
}

TEST_CASE("response times at the ends: none, less than can be told apart, longer than any bucket") {
  ResponseTimes none;
  CHECK(none.count() == 0);
  CHECK(none.quantile_us(0.99) == 0);
  CHECK(none.exemplars().empty());
  ResponseTimes quick;
  quick.add(answer(0));
  CHECK(quick.quantile_us(0.5) == 0);
  ResponseTimes long_one;
  long_one.add(answer(3'600'000'000));
  CHECK(long_one.quantile_us(0.5) == 3'600'000'000);
}

TEST_CASE("response times that were counted apart add up to what they are together") {
  ResponseTimes whole, left, right;
  for (int i = 1; i <= 1'000; ++i) {
    const auto one = answer(i * 997, i % 10 == 0 ? 503 : i % 10 == 1 ? 404 : 200);
    whole.add(one);
    (i % 3 ? left : right).add(one);
  }
  left.add(right);
  CHECK(left.buckets_text() == whole.buckets_text());
  CHECK(left.exemplars_text() == whole.exemplars_text());
  CHECK(left.count() == 1'000);
  CHECK(left.errors() == 100);
  CHECK(left.refused() == 100);
}

TEST_CASE("exemplars are the slowest answers around the quantiles") {
  ResponseTimes times;
  for (int i = 0; i < 989; ++i) times.add(answer(1'000, 200, 'm'));
  times.add(answer(1'010, 200, 'M'));
  for (int i = 0; i < 9; ++i) times.add(answer(300'000, 200, 'p'));
  times.add(answer(310'000, 200, 'P'));
  times.add(answer(9'000'000, 503, 'x'));
  times.add(answer(40'000, 200, 'n'));  // of no quantile that is shown
  times.add(answer(8'000'000, 200, 'y'));
  std::string ids;
  for (const SlowAnswer& one : times.exemplars()) ids += id_of(one);
  CHECK(ids == "xPM");
  CHECK(times.exemplars().front().status == 503);
}

TEST_CASE("what a row has is read as it was written, and nothing else is") {
  ResponseTimes times, back;
  times.add(answer(5));
  times.add(answer(70'000, 404, 'b'));
  times.add(answer(9'000'000'000, 500, 'c'));
  REQUIRE(back.read(3, 1, 1, times.most_us(), times.buckets_text(), times.exemplars_text()));
  CHECK(back.buckets_text() == times.buckets_text());
  CHECK(back.exemplars_text() == times.exemplars_text());
  CHECK(back.quantile_us(0.5) == times.quantile_us(0.5));
  for (const char* broken : {"x", "1", "1:", "1:-2", "168:1", "1:2;3:4", "1:99999999999"})
    CHECK_FALSE(back.read(1, 0, 0, 1, broken, ""));
  for (const char* broken : {"x", "aaaaaaaaaaaaaaaa 1 2 3;", "aaaaaaaaaaaaaaaa "})
    CHECK_FALSE(back.read(1, 0, 0, 1, "1:1", broken));
}

TEST_CASE("programs add their response times to one another's, an hour together") {
  TestStore store;
  const Uuid tenant = store.ids.next(), other = store.ids.next();
  const ResponseKey key{tenant, "GET", "/api/users"};
  ResponseTable one, two;
  for (int i = 0; i < 10; ++i) one[key].add(answer(1'000));
  two[key].add(answer(500'000, 503, 'z'));
  two[{other, "GET", "/api/users"}].add(answer(2'000));
  keep(store, one, kNow);
  keep(store, two, kNow);
  keep(store, one, {kNow.ms + kHour});

  const auto now = read(store, kNow, {kNow.ms + 1});
  REQUIRE(now.size() == 2);
  CHECK(now.at(key).count() == 11);
  CHECK(now.at(key).errors() == 1);
  CHECK(id_of(now.at(key).exemplars().front()) == "z");
  CHECK(now.at(key).most_us() == 500'000);
  CHECK(read(store, kNow, {kNow.ms + 2 * kHour}).at(key).count() == 21);
  CHECK(read(store, kNow, {kNow.ms + 1}, other).size() == 1);
  CHECK(read(store, {kNow.ms - 2 * kHour}, {kNow.ms - kHour}).empty());
}

TEST_CASE("beyond so many rows an hour the rest is told as such, and none is lost") {
  TestStore store;
  ResponseTable many;
  const std::size_t beyond = 7;
  for (std::size_t i = 0; i < kMostResponseRows + beyond; ++i)
    many[{store.ids.next(), "GET", "/api/users"}].add(answer(1'000));
  keep(store, many, kNow);
  const auto kept = read(store, kNow, {kNow.ms + 1});
  CHECK(kept.size() == kMostResponseRows + 1);
  CHECK(kept.at({{}, "", std::string(kOtherRoutes)}).count() == beyond);
}

TEST_CASE("response times of long ago are dropped, and those of today are not") {
  TestStore store;
  const ResponseKey key{store.ids.next(), "GET", "/api/users"};
  ResponseTable one;
  one[key].add(answer(1'000));
  keep(store, one, {kNow.ms - kKeepResponseTimes - 2 * kHour});
  keep(store, one, kNow);
  must(store.writer->begin_request());
  must(drop_old_response_times(store.writer->database(), kNow));
  must(store.writer->keep_request());
  must(store.writer->commit_turn());
  CHECK(read(store, {0}, {kNow.ms + 1}).at(key).count() == 1);
}
