#pragma once

#include "access/access_grant.h"
#include "intake/intake.h"

enum class ImportState : std::uint8_t { done, undone };

struct ImportedFile {
  std::string name;    // "users.csv"
  std::string digest;  // SHA-256 of its bytes, hexadecimal
  std::int64_t added = 0;
  std::int64_t duplicates = 0;
  std::int64_t changed = 0;
};
extern const Shape kImportedFile;
constexpr const Shape& shape_of(const ImportedFile*) { return kImportedFile; }

// An import that was applied. It lies at the narrowest scope that holds all it touched.
struct Import : Record {
  ImportState state = ImportState::done;
  DuplicateMode mode = DuplicateMode::skip;
  std::string summary;
  std::vector<ImportedFile> files;
  std::int64_t rows_created = 0;
  std::int64_t rows_changed = 0;
  Id<Organisation> organisation_id;
  Id<Cluster> cluster_id;
  std::optional<Timestamp> undone_at;
  Id<User> undone_by;
};
extern const Entity kImports;
constexpr const Entity& entity_of(const Import*) { return kImports; }

// What undoing needs, apart from the import so that lists stay small: a JSON array of
// [table, id, version after the import, verb, values before a change], in the order in which it was done.
struct ImportContents : Record {
  Id<Import> import_id;
  std::string steps;
};
extern const Entity kImportContents;
constexpr const Entity& entity_of(const ImportContents*) { return kImportContents; }
