#include "ui/table.h"

#include <algorithm>
#include <cmath>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/button.h"
#include "ui/choice.h"
#include "ui/layout.h"
#include "ui/popup.h"
#include "ui/states.h"
#include "ui/table_parts.h"

namespace ui {
namespace {

using table_parts::Layout;
using table_parts::Shown;

struct Body {
  ImRect box;     // the rows in sight
  ImVec2 origin;  // of the first row, scrolled
  int hovered = -1;
  ImGuiID grid = 0;
};

ImGuiID row_id(ImGuiID grid, int row) { return ImHashData(&row, sizeof row, grid); }

void draw_tick_cell(const TableState& s, const Body& b, int row, const ImRect& box) {
  const bool on = table_parts::is_selected(s, row);
  const float half = theme::grid(2);
  const ImVec2 middle{std::round(box.GetCenter().x), std::round(box.GetCenter().y)};
  if (on || b.hovered == row || s.cursor == row)
    draw_tick({middle.x - half, middle.y - half, middle.x + half, middle.y + half}, on, false, true);
  mirror::leaf(0, box,
               {.role = Role::gridcell, .name = on ? std::string_view("Selected") : std::string_view(), .position = 1});
}

void draw_row(const Table& t, TableState& s, const Layout& l, const Body& b, int row) {
  const theme::Colors& c = theme::colors();
  const float top = b.origin.y + l.row * static_cast<float>(row);
  const ImRect box(b.origin.x, top, b.origin.x + l.total, top + l.row);
  const bool selected = table_parts::is_selected(s, row);
  if (selected || row == s.opened) paint::fill(box, c.select, 0);
  if (row == b.hovered) paint::fill(box, c.hover, 0);
  paint::line_across(box.Min.x, box.Max.x, box.Max.y - theme::sizes().hairline, theme::fade(c.border, 0.7F));
  const ImGuiID id = row_id(b.grid, row);
  mirror::open(id, box,
               {.role = Role::row,
                .flags = t.selectable ? mirror::kSelectable | (selected ? mirror::kSelected : 0U) : 0U,
                .position = row + 2});
  int place = 1;
  if (l.check > 0) draw_tick_cell(s, b, row, {box.Min.x, top, box.Min.x + l.check, box.Max.y}), ++place;
  const bool ready = t.ready(row);
  for (const Shown& shown : l.columns) {
    const ImRect at(box.Min.x + shown.x, top, box.Min.x + shown.x + shown.width, box.Max.y);
    const TableColumn& column = t.columns[static_cast<std::size_t>(shown.column)];
    const ImGuiID cell_id = id ^ (static_cast<ImGuiID>(shown.column + 1) * 0x9E3779B1U);
    const bool hovered =
        row == b.hovered && ImGui::GetIO().MousePos.x >= at.Min.x && ImGui::GetIO().MousePos.x < at.Max.x;
    Cell cell(cell_id, at, column.align, place++, hovered);
    if (ready) {
      t.draw(row, shown.column, cell);
      continue;
    }
    mirror::leaf(cell_id, at, {.role = Role::gridcell, .name = "Loading", .position = place - 1});
    draw_skeleton({at.Min.x + theme::grid(3), at.GetCenter().y - theme::grid(1.5F), at.Min.x + at.GetWidth() * 0.7F,
                   at.GetCenter().y + theme::grid(1.5F)});
  }
  mirror::close();
  if (row == s.cursor && mirror::focused() == b.grid && mirror::focus_visible())
    paint::ring(paint::inset(box, theme::sizes().ring, theme::sizes().ring), 0);
}

void keep_cursor_in_sight(const TableState& s, const Layout& l, int before) {
  if (s.cursor == before || s.cursor < 0) return;
  const ImGuiWindow& window = *ImGui::GetCurrentWindow();
  const float top = l.row * static_cast<float>(s.cursor);
  const float seen = window.InnerRect.GetHeight();
  if (top < window.Scroll.y) ImGui::SetScrollY(top);
  else if (top + l.row > window.Scroll.y + seen) ImGui::SetScrollY(top + l.row - seen);
  else return;
  platform::request_frame();
}

void press(const Table& t, TableState& s, const Layout& l, Body& b, TableResult& result) {
  const ImGuiID id = id_of("#rows");
  if (!ImGui::ItemAdd(b.box, id)) return;
  bool hovered = false;
  bool held = false;
  const bool pressed = ImGui::ButtonBehavior(b.box, id, &hovered, &held);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const int row = static_cast<int>((mouse.y - b.origin.y) / l.row);
  if (!hovered || mouse.y < b.origin.y || row >= t.count) return;
  b.hovered = row;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (pressed) table_parts::press_row(t, s, row, mouse.x < b.origin.x + l.check, result);
}

void draw_rows(const Table& t, TableState& s, const Layout& l, Body& b, TableResult& result) {
  const ImGuiWindow& window = *ImGui::GetCurrentWindow();
  ImVec2 to;
  if (mirror::take_scroll(window.ID, to)) {
    ImGui::SetScrollY(to.y);
    ImGui::SetScrollX(to.x);
  }
  b.box = window.InnerRect;
  b.origin = {std::round(window.DC.CursorPos.x), std::round(window.DC.CursorPos.y)};
  const int before = s.cursor;
  const int page = std::max(1, static_cast<int>(b.box.GetHeight() / l.row) - 1);
  table_parts::follow_keys(t, s, b.grid, page, result);
  keep_cursor_in_sight(s, l, before);
  press(t, s, l, b, result);
  result.first = std::clamp(static_cast<int>((b.box.Min.y - b.origin.y) / l.row), 0, t.count);
  result.last = std::clamp(static_cast<int>((b.box.Max.y - b.origin.y) / l.row) + 1, result.first, t.count);
  mirror::open(window.ID, b.box, {.role = Role::rowgroup, .flags = mirror::kScrolls, .scroll = window.Scroll});
  for (int row = result.first; row < result.last; ++row) {
    if (mirror::take_activation(row_id(b.grid, row))) table_parts::press_row(t, s, row, false, result);
    draw_row(t, s, l, b, row);
  }
  mirror::close();
  ImGui::SetCursorScreenPos(b.origin);
  ImGui::Dummy({l.total, l.row * static_cast<float>(t.count)});
}

void draw_footer(const Table& t, const TableState& s, const ImRect& box) {
  paint::line_across(box.Min.x, box.Max.x, box.Min.y, theme::colors().border);
  std::string words(t.footer);
  if (s.selected_count > 0)
    words = std::to_string(s.selected_count) + " selected" + (words.empty() ? "" : " \u00B7 ") + words;
  const ImRect inner = paint::inset(box, theme::grid(3), 0);
  paint::text_in(inner, Face::small, theme::colors().muted, words);
  mirror::leaf(0, box, {.role = Role::status, .name = words});
}

}  // namespace

TableResult table(const Table& t, TableState& s) {
  TableResult result;
  push_id(t.name);
  table_parts::read_settings(t, s);
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  const float height = t.height > 0 ? t.height : ImGui::GetContentRegionAvail().y;
  const ImRect all(at.x, at.y, at.x + available(), at.y + std::round(height));
  const float head = theme::sizes().header;
  const float foot = t.footer.empty() && s.selected_count == 0 ? 0 : theme::sizes().header;
  const ImRect rows(all.Min.x, all.Min.y + head, all.Max.x, all.Max.y - foot);
  paint::fill(all, theme::colors().surface, 0);
  Body b{.box = rows, .origin = rows.Min, .grid = id_of("grid")};
  const Layout& l = table_parts::lay_out(t, s, rows.GetWidth());
  const ImGuiID current = s.cursor >= 0 ? row_id(b.grid, s.cursor) : 0;
  const ImRect grid(all.Min.x, all.Min.y, all.Max.x, rows.Max.y);
  mirror::open(b.grid, grid,
               {.role = Role::grid,
                .name = t.name,
                .flags = mirror::kFocusable,
                .position = static_cast<int>(l.columns.size()) + (l.check > 0 ? 1 : 0),
                .count = t.count + 1,
                .active = current});
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const float scrolled = storage.GetFloat(id_of("x"));
  table_parts::draw_header(t, s, l, {all.Min.x, all.Min.y, all.Max.x, rows.Min.y}, scrolled, result);
  ImGui::SetCursorScreenPos(rows.Min);
  ImGui::BeginChild("rows", rows.GetSize(), ImGuiChildFlags_None,
                    l.total > rows.GetWidth() ? ImGuiWindowFlags_HorizontalScrollbar : 0);
  draw_rows(t, s, l, b, result);
  const float sideways = ImGui::GetScrollX();
  ImGui::EndChild();
  if (sideways != scrolled) platform::request_frame();
  storage.SetFloat(id_of("x"), sideways);
  mirror::close();
  if (foot > 0) draw_footer(t, s, {all.Min.x, rows.Max.y, all.Max.x, all.Max.y});
  ImGui::SetCursorScreenPos(all.Min);
  plain(all.GetSize());
  ImGui::PopID();
  return result;
}

void column_chooser(const Table& t, TableState& s) {
  table_parts::read_settings(t, s);
  const ImGuiID id = id_of("columns");
  if (icon_button(icon::kColumns, "Choose columns", {.popup = true})) open_popup(id);
  const ImRect anchor{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  std::vector<MenuItem> items;
  for (std::size_t i = 0; i < t.columns.size(); ++i)
    items.push_back({.label = t.columns[i].label,
                     .disabled_because = i == 0 ? "The first column stays." : "",
                     .checked = !s.hidden[i]});
  const int chosen = menu(id, anchor, items.data(), static_cast<int>(items.size()));
  if (chosen <= 0) return;
  s.hidden[static_cast<std::size_t>(chosen)] = !s.hidden[static_cast<std::size_t>(chosen)];
  table_parts::save_settings(t, s);
}

}  // namespace ui
