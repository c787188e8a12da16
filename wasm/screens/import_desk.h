#pragma once

#include "intake/apply_import.h"
#include "records/deed.h"
#include "screens/import_done.h"
#include "screens/import_files.h"
#include "screens/import_table.h"

// From the files to what became of them. What was chosen stays until it is imported.
struct ImportDesk {
  ImportFiles files;
  records::Deed deed;
  ImportVerdicts verdicts;
  ImportTable table;
  ImportDone done;
  DuplicateMode mode = DuplicateMode::skip;
  Json input = {};  // as it was checked
  bool confirming = false;
};

void forget_check(ImportDesk&);
void take_file(void* desk, platform::File);  // chosen or dropped
void check(ImportDesk&);
void take_answer(ImportDesk&);
