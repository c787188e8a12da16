#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/json.h"
#include "intake/file_type.h"

enum class IntakeVerdict : std::uint8_t { fresh, duplicate, changed, error };
inline constexpr std::array<std::string_view, 4> kVerdictNames = {"new", "duplicate", "changed", "error"};

struct RecordVerdict {
  FileKind file;
  std::size_t record;  // the header is 1
  IntakeVerdict verdict;
  std::vector<Fault> faults;  // what is wrong, or what differs; `field` is the column
};

struct IntakeReport {
  std::array<std::array<std::int64_t, kVerdictNames.size()>, kFileKinds> counts = {};
  std::vector<RecordVerdict> verdicts;  // of the records that are not simply new, in the order of the files
  std::int64_t created = 0;             // rows made and changed
  std::int64_t updated = 0;

  std::int64_t count(IntakeVerdict) const;
};

// {"file","record","verdict","fault":{"field","message"}}; with more than one fault also "faults":[…].
Json to_json(const RecordVerdict&);
// {"users":{"new":480,"duplicate":0,"changed":0,"error":0},…} of the files that had records.
Json counts_json(const IntakeReport&);
// One JSON line for each verdict.
void write_verdicts(const IntakeReport&, std::string& out);
