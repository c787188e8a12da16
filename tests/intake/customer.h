#pragma once

#include <map>
#include <string>

#include "intake/apply_import.h"
#include "support/memory_workspace.h"

// The catalogue that imports are tested with, and a platform that has the default modules.
const Catalogue& intake_catalogue();
MemoryStore new_platform();

inline constexpr Timestamp kNow{1'767'225'600'000};  // 2026-01-01

std::string read_file(const std::string& path);
// The six files of a folder of tests/data; those that are missing are empty.
ApplyImport read_folder(const std::string& folder);

Result<Json> apply(MemoryStore&, const ApplyImport&);  // commits when it succeeds
IntakeReport judge(MemoryStore, const ApplyImport&);   // never commits

// The live rows of a table as JSON lines, each without what differs from run to run.
template <Stored T>
std::vector<T> all(MemoryStore& store) {
  MemoryWorkspace workspace(store, intake_catalogue(), kNow);
  return *workspace.find<T>({});
}
