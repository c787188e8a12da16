#pragma once

#include "intake/import.h"
#include "model/action.h"

// The six files as text; an empty one was not given.
struct ApplyImport {
  std::string organisations;
  std::string clusters;
  std::string business_units;
  std::string departments;
  std::string users;
  std::string assignments;
  DuplicateMode mode = DuplicateMode::skip;

  IntakeTexts texts() const { return {organisations, clusters, business_units, departments, users, assignments}; }
};
extern const Shape kApplyImportInput;
constexpr const Shape& shape_of(const ApplyImport*) { return kApplyImportInput; }

// "imports.apply": imports the files whole, or answers `invalid` with a fault for every record in error, such as
// "users[17].email". Answers report_json and the "id" of the import, which is missing when there was nothing to do.
extern const Action kApplyImport;

// {"counts","created","updated","verdicts":[…]}: what a preview shows. See run_intake for the caller's part.
Json report_json(const IntakeReport&);
