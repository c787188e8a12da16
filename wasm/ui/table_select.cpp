#include <algorithm>

#include "platform/platform.h"
#include "ui/table_parts.h"

namespace ui {

void clear_selection(TableState& s) {
  s.selected.clear();
  s.selected_count = 0;
}

namespace table_parts {
namespace {

void select_range(TableState& s, int count, int from, int to) {
  clear_selection(s);
  for (int row = std::min(from, to); row <= std::max(from, to); ++row) select_row(s, count, row, true);
}

int move_of(int page) {
  if (key(ImGuiKey_DownArrow)) return 1;
  if (key(ImGuiKey_UpArrow)) return -1;
  if (key(ImGuiKey_PageDown)) return page;
  if (key(ImGuiKey_PageUp)) return -page;
  return 0;
}

void move_cursor(const Table& t, TableState& s, int to, TableResult& result) {
  const int before = s.cursor < 0 ? 0 : s.cursor;
  s.cursor = std::clamp(to, 0, t.count - 1);
  if (ImGui::GetIO().KeyShift && t.selectable) {
    if (s.anchor < 0) s.anchor = before;
    select_range(s, t.count, s.anchor, s.cursor);
    result.selection_changed = true;
  } else {
    s.anchor = s.cursor;
  }
}

}  // namespace

bool is_selected(const TableState& s, int row) {
  return static_cast<std::size_t>(row) < s.selected.size() && s.selected[static_cast<std::size_t>(row)];
}

void select_row(TableState& s, int count, int row, bool on) {
  if (s.selected.size() < static_cast<std::size_t>(count)) s.selected.resize(static_cast<std::size_t>(count), false);
  if (s.selected[static_cast<std::size_t>(row)] == on) return;
  s.selected[static_cast<std::size_t>(row)] = on;
  s.selected_count += on ? 1 : -1;
}

void press_row(const Table& t, TableState& s, int row, bool on_tick, TableResult& result) {
  const ImGuiIO& io = ImGui::GetIO();
  s.cursor = row;
  if (t.selectable && io.KeyShift && s.anchor >= 0) {
    select_range(s, t.count, s.anchor, row);
    result.selection_changed = true;
    return;
  }
  s.anchor = row;
  if (t.selectable && (on_tick || io.KeyCtrl)) {
    select_row(s, t.count, row, !is_selected(s, row));
    result.selection_changed = true;
    return;
  }
  s.opened = row;
  result.opened = row;
}

void follow_keys(const Table& t, TableState& s, ImGuiID grid, int page, TableResult& result) {
  if (mirror::focused() != grid || t.count == 0) return;
  if (mirror::focus_changed() && s.cursor < 0) s.cursor = 0;
  if (const int move = move_of(page); move != 0) move_cursor(t, s, (s.cursor < 0 ? 0 : s.cursor) + move, result);
  if (key(ImGuiKey_Home)) move_cursor(t, s, 0, result);
  if (key(ImGuiKey_End)) move_cursor(t, s, t.count - 1, result);
  if (chord(ImGuiKey_A) && t.selectable) {
    select_range(s, t.count, 0, t.count - 1);
    result.selection_changed = true;
  }
  if (s.cursor < 0) return;
  if (key(ImGuiKey_Space, false) && t.selectable) {
    select_row(s, t.count, s.cursor, !is_selected(s, s.cursor));
    result.selection_changed = true;
  }
  if (key(ImGuiKey_Enter, false)) result.opened = s.opened = s.cursor;
}

}  // namespace table_parts
}  // namespace ui
