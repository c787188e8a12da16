#pragma once

#include "intake/import.h"

// One row that an import touched.
struct ImportStep {
  const Entity* entity;
  Uuid id;
  std::int64_t version;  // after the import
  Verb verb;
  Json before;  // of a change: the fields that differed
};

// What the workspace has done so far, as ImportContents keeps it.
Result<std::string> write_steps(Workspace&);
Result<std::vector<ImportStep>> read_steps(const std::string& text, const Catalogue&);
