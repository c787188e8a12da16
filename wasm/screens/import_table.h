#pragma once

#include "screens/import_verdicts.h"
#include "ui/table.h"

// The verdicts as a table, narrowed by verdict and file.
class ImportTable {
 public:
  void draw(const ImportVerdicts&);

 private:
  void choose(const ImportVerdicts&);
  void draw_filters(const ImportVerdicts&);

  int verdict_ = -1;  // -1: what needs a look, or all when nothing does
  int file_ = -1;     // -1: all
  bool all_ = false;
  bool chosen_ = false;
  std::vector<std::size_t> shown_;  // indices of rows
  ui::TableState state_;
};
