#pragma once

#include <map>
#include <string>

#include "catalogue/catalogue.h"
#include "intake/apply_import.h"
#include "support/memory_workspace.h"

MemoryStore new_platform();  // it has the default modules and one administrator

inline constexpr Timestamp kNow{1'767'225'600'000};  // 2026-01-01

std::string read_file(const std::string& path);
// The six files of a folder of tests/data; those that are missing are empty.
ApplyImport read_folder(const std::string& folder);

Result<Json> apply(MemoryStore&, const ApplyImport&);  // commits when it succeeds
Result<Json> undo(MemoryStore&, const Json& applied);  // likewise
IntakeReport judge(MemoryStore, const ApplyImport&);   // never commits

std::string explain(const Result<Json>&);  // the error with its faults

template <Stored T>
std::vector<T> all_live(MemoryStore& store) {
  MemoryWorkspace workspace(store, catalogue(), kNow);
  return *workspace.find<T>({});
}

template <Stored T, auto M>
T find_by(MemoryStore& store, const std::string& value) {
  MemoryWorkspace workspace(store, catalogue(), kNow);
  return workspace.find_one<T>(Query{}.equal<M>(value))->value_or(T());
}
