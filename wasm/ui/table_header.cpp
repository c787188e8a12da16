#include <algorithm>
#include <cmath>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/choice.h"
#include "ui/table_parts.h"

namespace ui::table_parts {
namespace {

constexpr float kLeast = 48;  // CSS pixels

void drag_width(const Table& t, TableState& s, const Shown& shown, const ImRect& box) {
  const float reach = theme::grid(1);
  const ImRect edge(box.Max.x - reach, box.Min.y, box.Max.x + reach, box.Max.y);
  const ImGuiID id = ImGui::GetCurrentWindow()->GetID(shown.column + 0x7000);
  if (!ImGui::ItemAdd(edge, id)) return;
  bool hovered = false;
  bool held = false;
  ImGui::ButtonBehavior(edge, id, &hovered, &held);
  if (!hovered && !held) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  paint::fill({box.Max.x - theme::sizes().hairline, box.Min.y, box.Max.x + theme::sizes().hairline, box.Max.y},
              theme::colors().accent, 0);
  if (!held) return;
  const float width = std::fmax(kLeast, (ImGui::GetIO().MousePos.x - box.Min.x) / platform::display().ratio);
  float& kept = s.widths[static_cast<std::size_t>(shown.column)];
  if (kept == width) return;
  kept = width;
  save_settings(t, s);
}

void draw_label(const Item& it, const TableColumn& c, bool sorted, bool descending) {
  const theme::Colors& color = theme::colors();
  ImRect inner = paint::inset(it.rect, theme::grid(3), 0);
  const float sign = theme::sizes().icon_small;
  const bool marked = sorted || (it.hovered && c.sortable);
  const ImU32 ink = sorted || it.hovered ? color.text : color.muted;
  const float words = std::fmin(paint::text_width(Face::small, c.label), inner.GetWidth() - sign);
  const float x =
      c.align == Align::right ? inner.Max.x - words - sign - theme::grid(1) : inner.Min.x + words + theme::grid(1);
  if (marked) {
    if (c.align == Align::right) inner.Min.x += sign + theme::grid(1);
    else inner.Max.x -= sign + theme::grid(1);
    paint::glyph({x + sign / 2, inner.GetCenter().y}, sorted && descending ? icon::kSortDown : icon::kSortUp,
                 sorted ? color.text : theme::fade(color.muted, 0.6F), sign);
  }
  paint::text_in(inner, Face::small, ink, c.label, c.align);
  if (it.ringed) paint::ring(paint::inset(it.rect, theme::sizes().ring, theme::sizes().ring));
}

void column(const Table& t, TableState& s, const Shown& shown, const ImRect& box, int place, TableResult& result) {
  const TableColumn& c = t.columns[static_cast<std::size_t>(shown.column)];
  const bool sorted = s.sorted == shown.column;
  std::uint32_t flags = c.sortable ? mirror::kFocusable : 0U;
  if (sorted) flags |= s.descending ? mirror::kDescending : mirror::kAscending;
  const ImGuiID id = ImGui::GetCurrentWindow()->GetID(shown.column + 0x6000);
  drag_width(t, s, shown, box);
  const Item it = item_at(id, box, {.role = Role::column_header, .name = c.label, .flags = flags, .position = place});
  draw_label(it, c, sorted, s.descending);
  if (!it.pressed || !c.sortable) return;
  s.descending = sorted && !s.descending;
  s.sorted = shown.column;
  result.sorted = true;
}

void tick_all(const Table& t, TableState& s, const ImRect& box, TableResult& result) {
  const ImGuiID id = ImGui::GetCurrentWindow()->GetID("all");
  mirror::open(0, box, {.role = Role::column_header, .name = "Selection", .position = 1});
  const bool all = t.count > 0 && s.selected_count == t.count;
  const Item it = item_at(id, box,
                          {.role = Role::checkbox,
                           .name = "Select all rows",
                           .flags = mirror::kFocusable | (all                    ? mirror::kChecked
                                                          : s.selected_count > 0 ? mirror::kMixed
                                                                                 : 0U)});
  mirror::close();
  const float half = theme::grid(2);
  const ImVec2 middle{std::round(box.GetCenter().x), std::round(box.GetCenter().y)};
  const ImRect mark(middle.x - half, middle.y - half, middle.x + half, middle.y + half);
  if (it.hovered || it.focused || s.selected_count > 0) draw_tick(mark, all, s.selected_count > 0, true);
  if (it.ringed) paint::ring(mark, theme::grid(1));
  if (!it.pressed) return;
  clear_selection(s);
  for (int row = 0; !all && row < t.count; ++row) select_row(s, t.count, row, true);
  result.selection_changed = true;
}

}  // namespace

void draw_header(const Table& t, TableState& s, const Layout& l, const ImRect& box, float scrolled,
                 TableResult& result) {
  ImGui::PushClipRect(box.Min, box.Max, true);
  paint::fill(box, theme::colors().surface, 0);
  mirror::open(0, box, {.role = Role::rowgroup});
  mirror::open(0, box, {.role = Role::row, .position = 1});
  if (l.check > 0) tick_all(t, s, {box.Min.x, box.Min.y, box.Min.x + l.check, box.Max.y}, result);
  int place = l.check > 0 ? 2 : 1;
  for (const Shown& shown : l.columns) {
    const float x = box.Min.x + shown.x - scrolled;
    column(t, s, shown, {x, box.Min.y, x + shown.width, box.Max.y}, place++, result);
  }
  mirror::close();
  mirror::close();
  paint::line_across(box.Min.x, box.Max.x, box.Max.y - theme::sizes().hairline, theme::colors().border);
  ImGui::PopClipRect();
}

}  // namespace ui::table_parts
