#include "intake/intake.h"

#include <catch_amalgamated.hpp>

#include "customer.h"

namespace {

std::string lines(const IntakeReport& report) {
  std::string text;
  write_verdicts(report, text);
  return text;
}

std::int64_t fresh(const IntakeReport& report) { return report.count(Verdict::fresh); }

}  // namespace

TEST_CASE("the sample customer is new, whole") {
  MemoryStore store = new_platform();
  const IntakeReport report = judge(store, read_folder("riverside"));
  CHECK(lines(report) == "");
  CHECK(fresh(report) == 2 + 4 + 14 + 79 + 480 + 534);
  CHECK(report.created == fresh(report));
}
