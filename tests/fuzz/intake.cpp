// A customer's six files, with form feeds between them: each record has its verdict, each error names a column of its
// file, and what was imported is a duplicate the next time.
#include "intake/intake.h"

#include <algorithm>

#include "fuzz.h"

#include "catalogue/catalogue.h"
#include "commercial/module.h"
#include "core/text.h"
#include "support/memory_workspace.h"

namespace {

constexpr Timestamp kNow{1'767'225'600'000};  // 2026-01-01

MemoryStore make_store() {
  MemoryStore store;
  MemoryWorkspace workspace(store, catalogue(), kNow);
  hold(static_cast<bool>(insert_default_modules(workspace)), "there are modules");
  workspace.commit();
  return store;
}

void check_fault(FileKind file, const Fault& fault) {
  hold(!fault.message.empty() && is_utf8(fault.message), "a fault says what is wrong");
  const auto& columns = file_type(file).columns;
  const bool known = std::any_of(columns.begin(), columns.end(), [&](const auto& c) { return c.name == fault.field; });
  hold(known || fault.field.empty(), "a record's fault names a column: " + fault.field);
}

void check_report(const IntakeReport& report) {
  std::int64_t told = 0;
  for (const RecordVerdict& verdict : report.verdicts) {
    hold(verdict.record > 0, "records count from 1");
    told += verdict.verdict == IntakeVerdict::error;
    if (verdict.verdict == IntakeVerdict::fresh || verdict.record == 1) continue;
    hold(!verdict.faults.empty(), "what is not new says why");
    for (const Fault& fault : verdict.faults) check_fault(verdict.file, fault);
  }
  hold(told == report.count(IntakeVerdict::error), "each error is told");
  std::string lines;
  write_verdicts(report, lines);
  while (!lines.empty()) {
    std::string_view rest = lines;
    hold(static_cast<bool>(parse_json(take(rest, '\n'))), "a verdict is a line of JSON");
    lines = rest;
  }
}

}  // namespace

void fuzz(std::string_view input) {
  static const MemoryStore made = make_store();
  IntakeTexts texts;
  for (std::string_view& text : texts) text = take(input, '\f');
  for (const DuplicateMode mode : {DuplicateMode::skip, DuplicateMode::update}) {
    MemoryStore store = made;
    MemoryWorkspace workspace(store, catalogue(), kNow);
    const auto report = run_intake(texts, mode, workspace);
    if (!report) hold(false, "every fault is a record's: " + report.error().message);
    check_report(*report);
    if (report->count(IntakeVerdict::error) > 0) continue;
    workspace.commit();
    MemoryWorkspace next(store, catalogue(), kNow);
    const auto again = run_intake(texts, DuplicateMode::skip, next);
    hold(again && again->count(IntakeVerdict::error) == 0, "what was imported can be imported again");
    hold(again->count(IntakeVerdict::fresh) == 0 && again->created == 0, "and is a duplicate then");
  }
}
