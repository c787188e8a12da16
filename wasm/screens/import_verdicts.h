#pragma once

#include "records/problem.h"
#include "screens/import_files.h"
#include "ui/theme.h"

// sound: in a file that has errors elsewhere, so that it was not compared with what is stored.
enum class RowVerdict : std::uint8_t { fresh, duplicate, changed, error, sound };
inline constexpr std::size_t kRowVerdicts = 5;

struct VerdictRow {
  FileKind file;
  RowVerdict verdict;
  std::size_t record;  // the header is 1
  std::string_view key;
  std::string field = {};
  std::string reason = {};
};

// What became of each record of the files; a record with several faults has a row for each.
struct ImportVerdicts {
  std::vector<VerdictRow> rows = {};
  std::array<std::int64_t, kRowVerdicts> counts = {};  // of records

  std::int64_t count(RowVerdict v) const { return counts[static_cast<std::size_t>(v)]; }
  bool empty() const { return rows.empty(); }
};

ImportVerdicts read_verdicts(const ImportFiles&, const Json& report);               // of a plan: its "result"
ImportVerdicts read_verdicts(const ImportFiles&, const records::Problem& refused);  // of a refused import
std::string_view word_of(RowVerdict);
theme::Tone tone_of(RowVerdict);
std::string verdicts_csv(const ImportVerdicts&);
