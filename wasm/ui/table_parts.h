#pragma once

#include <vector>

#include "ui/table.h"

// Shared by the files that make up the table.
namespace ui::table_parts {

struct Shown {
  int column;  // index in Table::columns
  float x;     // from the table's left, before it is scrolled sideways
  float width;
};

struct Layout {
  std::vector<Shown> columns;
  float check = 0;  // width of the leading column of ticks
  float total = 0;
  float row = 0;
};

void read_settings(const Table&, TableState&);
void save_settings(const Table&, const TableState&);
const Layout& lay_out(const Table&, const TableState&, float width);
void draw_header(const Table&, TableState&, const Layout&, const ImRect&, float scrolled, TableResult&);
void follow_keys(const Table&, TableState&, ImGuiID grid, int page, TableResult&);
void press_row(const Table&, TableState&, int row, bool on_tick, TableResult&);
void select_row(TableState&, int count, int row, bool on);
bool is_selected(const TableState&, int row);

}  // namespace ui::table_parts
