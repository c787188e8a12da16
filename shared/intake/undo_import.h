#pragma once

#include "intake/import.h"
#include "model/action.h"

struct UndoImport {
  Id<Import> import_id;
};
extern const Shape kUndoImportInput;
constexpr const Shape& shape_of(const UndoImport*) { return kUndoImportInput; }

// "imports.undo": archives what an import created and restores what it changed, or answers `conflict` and names what
// has been changed or added since.
extern const Action kUndoImport;
