#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/function_ref.h"
#include "ui/item.h"

// A table of any length: only the rows in sight are asked for, drawn and mirrored.
namespace ui {

struct TableColumn {
  std::string_view key = {};  // remembered under this name
  std::string_view label = {};
  float steps = 40;  // width in 4 CSS pixels
  Align align = Align::left;
  bool sortable = true;
  int importance = 2;   // a phone shows the two columns with the least
  bool hidden = false;  // until a person asks for it
};

// Kept by the screen from frame to frame.
struct TableState {
  int cursor = -1;  // the row under the keyboard
  int anchor = -1;  // where a range began
  int opened = -1;  // shown beside the table
  int sorted = -1;
  bool descending = false;
  std::vector<bool> selected;
  int selected_count = 0;
  std::vector<float> widths;  // CSS pixels; empty until read from the settings
  std::vector<bool> hidden;
};

// One place of the grid. Exactly one call for each cell.
class Cell {
 public:
  Cell(ImGuiID id, const ImRect& rect, Align align, int column, bool hovered)
      : id_(id), rect_(rect), align_(align), column_(column), hovered_(hovered) {}
  void text(std::string_view);
  void muted(std::string_view);
  void strong(std::string_view);
  void status(std::string_view word, Tone);
  void badge(std::string_view word, Tone);
  void person(std::string_view name);
  // From the left, each as much of the width as it says, 0 to 1: the last palest and behind. In words for readers.
  void bars(std::span<const float> shares, std::string_view in_words);

 private:
  void write(Face, ImU32, std::string_view);
  void tell(std::string_view name) const;

  ImGuiID id_;
  ImRect rect_;
  Align align_;
  int column_;
  bool hovered_;
};

struct Table {
  std::string_view name = {};
  std::span<const TableColumn> columns = {};
  int count = 0;
  FunctionRef<bool(int row)> ready;  // false: a placeholder is drawn
  FunctionRef<void(int row, int column, Cell&)> draw;
  std::string_view footer = {};  // how many and how fresh
  bool selectable = true;
  float height = 0;  // 0: what is left of the window
};

struct TableResult {
  int opened = -1;      // pressed, or Enter
  bool sorted = false;  // another order is asked for
  bool selection_changed = false;
  int first = 0;  // rows in sight: first to last - 1
  int last = 0;
};

TableResult table(const Table&, TableState&);
void clear_selection(TableState&);
void column_chooser(const Table&, TableState&);  // a button with its menu

}  // namespace ui
