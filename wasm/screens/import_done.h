#pragma once

#include "records/deed.h"
#include "records/loaded_record.h"

// What an import did, and the way back: undoing has a plan of its own.
class ImportDone {
 public:
  void show(const Json& answer);  // of imports.apply
  void close();
  void draw();

 private:
  void draw_undo();

  Json answer_;
  records::LoadedRecord import_;
  records::Deed undo_;
  bool planning_ = false;
};

void draw_earlier_imports();
