#include <algorithm>

#include "platform/platform.h"
#include "screens/access_grid.h"

ImGuiID AccessGrid::cell_id(int row, std::size_t column) {
  return ui::id_of("cell " + std::to_string(row) + " " + std::to_string(column));
}

// The arrows go from cell to cell while one of them has the focus.
void AccessGrid::follow_keys(const AccessMatrix& matrix, int people) {
  const bool here = mirror::focused() == cell_id(row_, column_);
  if (here) chase_ = 0;
  if (chase_ > 0) {  // the cell may have come into sight only now
    --chase_;
    mirror::focus(cell_id(row_, column_));
    platform::request_frame();
  }
  if (people == 0 || until_ == from_ || (!here && chase_ == 0)) return;
  const int page = 10;
  int row = row_, column = static_cast<int>(column_);
  if (ui::key(ImGuiKey_DownArrow)) ++row;
  if (ui::key(ImGuiKey_UpArrow)) --row;
  if (ui::key(ImGuiKey_PageDown)) row += page;
  if (ui::key(ImGuiKey_PageUp)) row -= page;
  if (ui::key(ImGuiKey_RightArrow)) ++column;
  if (ui::key(ImGuiKey_LeftArrow)) --column;
  if (ui::key(ImGuiKey_Home)) column = 0;
  if (ui::key(ImGuiKey_End)) column = static_cast<int>(matrix.columns().size()) - 1;
  row = std::clamp(row, 0, people - 1);
  column = std::clamp(column, 0, static_cast<int>(matrix.columns().size()) - 1);
  if (row == row_ && static_cast<std::size_t>(column) == column_) return;
  row_ = row;
  column_ = static_cast<std::size_t>(column);
  if (column_ < from_) from_ = column_;
  if (column_ >= until_) from_ += column_ - until_ + 1;
  chase_ = 4;
  mirror::focus(cell_id(row_, column_));
  platform::request_frame();
}
