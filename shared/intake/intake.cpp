#include "intake/intake.h"

#include "access/assignment.h"
#include "intake/intake_state.h"
#include "intake/run_clusters.h"

namespace {

Outcome check_sizes(const IntakeTexts& texts) {
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (texts[i].size() > kLargestIntakeFile)
      return Error{.code = Code::too_large,
                   .message = "A file is larger than 64 MiB.",
                   .faults = {{std::string(names_of<FileKind>[i]), "is larger than 64 MiB"}}};
  return Done{};
}

void tell(IntakeReport& report, RecordVerdict verdict) {
  ++report.counts[static_cast<std::size_t>(verdict.file)][static_cast<std::size_t>(verdict.verdict)];
  if (verdict.verdict != IntakeVerdict::fresh) report.verdicts.push_back(std::move(verdict));
}

void tell_sheet(IntakeReport& report, Sheet& sheet) {
  if (!sheet.faults.empty()) tell(report, {sheet.kind, 1, IntakeVerdict::error, std::move(sheet.faults)});
  for (Draft& draft : sheet.drafts)
    tell(report, {sheet.kind, draft.record, draft.verdict,
                  std::move(draft.verdict == IntakeVerdict::error ? draft.faults : draft.differences)});
}

void note_hotels(IntakeState& state) {
  const auto& sheet = state.sheet(FileKind::assignments);
  if (!sheet) return;
  for (const Draft& draft : sheet->drafts) {
    const Assignment& assignment = draft.row.as<Assignment>();
    if (assignment.user_id && assignment.business_unit_id)
      state.hotels_of.emplace(assignment.user_id.value, assignment.business_unit_id.value);
  }
}

}  // namespace

Result<IntakeReport> run_intake(const IntakeTexts& texts, DuplicateMode mode, Workspace& workspace) {
  TRY(check_sizes(texts));
  IntakeState state{workspace};
  for (std::size_t i = 0; i < kFileKinds; ++i)
    if (!texts[i].empty()) state.sheets[i].emplace(static_cast<FileKind>(i), texts[i]);
  for (std::size_t i = 0; i < kFileKinds; ++i) {
    auto& sheet = state.sheets[i];
    if (sheet) resolve_references(state, *sheet);
    TRY(load_stored(state, static_cast<FileKind>(i)));
    if (sheet) judge_records(state, *sheet);
    if (sheet) TRY(judge_clusters(state, *sheet));
  }
  note_hotels(state);
  IntakeReport report;
  for (auto& sheet : state.sheets)
    if (sheet) TRY(save_records(state, *sheet, mode, report));
  for (auto& sheet : state.sheets)
    if (sheet) tell_sheet(report, *sheet);
  return report;
}
