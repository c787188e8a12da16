#pragma once

#include "intake/sheet.h"
#include "model/workspace.h"

enum class DuplicateMode : std::uint8_t { skip, update };  // what becomes of records that differ from what is stored

// The six texts, one for each FileKind; an empty text is a file that was not given. They may be used in any
// combination: a record may name what stands in the files or what is stored.
using IntakeTexts = std::array<std::string_view, kFileKinds>;

inline constexpr std::size_t kLargestIntakeFile = 64u << 20;  // bytes

// Judges every record and saves those that are sound, through the workspace as any action does. The report tells of
// every fault of every record; when it counts an error the caller must roll the workspace back: whole, or not at all.
// An Error is returned only for what is no record's fault: a file too large, a database that fails.
Result<IntakeReport> run_intake(const IntakeTexts&, DuplicateMode, Workspace&);
