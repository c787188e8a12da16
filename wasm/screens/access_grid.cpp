#include "screens/access_grid.h"

#include <algorithm>
#include <cmath>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/button.h"
#include "ui/layout.h"

// As many columns as fit; the others are a press away.
void AccessGrid::lay_out(const AccessMatrix& matrix) {
  const std::size_t count = matrix.columns().size();
  first_ = theme::grid(52);
  const float room = ui::available() - first_ - theme::sizes().scrollbar;
  const auto fit = std::max<std::size_t>(1, static_cast<std::size_t>(std::max(0.0F, room / theme::grid(27))));
  if (from_ >= count || fit >= count) from_ = 0;
  until_ = std::min(count, from_ + fit);
  each_ = std::floor(std::min(room / static_cast<float>(std::max<std::size_t>(1, until_ - from_)), theme::grid(36)));
  if (fit >= count) return;
  ui::label("Columns " + std::to_string(from_ + 1) + " to " + std::to_string(until_) + " of " + std::to_string(count),
            ui::Face::small);
  ui::beside(2);
  if (ui::icon_button(icon::kChevronLeft, "Earlier columns",
                      {.disabled_because = from_ == 0 ? std::string_view("These are the first.") : std::string_view(),
                       .small = true}))
    from_ -= std::min(from_, fit);
  ui::beside(1);
  if (ui::icon_button(
          icon::kChevronRight, "Later columns",
          {.disabled_because = until_ == count ? std::string_view("These are the last.") : std::string_view(),
           .small = true}))
    from_ = std::min(count - 1, from_ + fit);
  until_ = std::min(count, from_ + fit);
}

void AccessGrid::draw_head(const AccessMatrix& matrix, const ImRect& r) const {
  const theme::Colors& c = theme::colors();
  const float middle = std::round(r.GetCenter().y);
  mirror::open(ui::id_of("head"), r, {.role = ui::Role::row, .position = 1});
  mirror::leaf(ui::id_of("person"), {r.Min.x, r.Min.y, r.Min.x + first_, r.Max.y},
               {.role = ui::Role::column_header, .name = "Person", .position = 1});
  for (std::size_t i = from_; i < until_; ++i) {
    const AccessColumn& column = matrix.columns()[i];
    const float x = r.Min.x + first_ + each_ * static_cast<float>(i - from_);
    const bool begins = i == from_ || matrix.columns()[i - 1].place.id != column.place.id;
    std::size_t same = i;
    while (same < until_ && matrix.columns()[same].place.id == column.place.id) ++same;
    const float end = x + each_ * static_cast<float>(same - i);
    if (begins)
      paint::text_in({x + theme::grid(1), r.Min.y, end - theme::grid(1), middle}, ui::Face::strong, c.text,
                     column.place.name, ui::Align::centre);
    if (begins && i > from_) paint::fill({x, r.Min.y, x + theme::sizes().hairline, r.Max.y}, c.border, 0);
    const ImRect box(x + theme::grid(1), middle, x + each_ - theme::grid(1), r.Max.y);
    paint::text_in(box, ui::Face::small, c.muted, column.label, ui::Align::centre);
    const std::string name = column.label + " at " + column.place.name;
    mirror::leaf(ui::id_of("column" + std::to_string(i)), box,
                 {.role = ui::Role::column_header, .name = name, .position = static_cast<int>(i) + 2});
  }
  mirror::close();
  paint::line_across(r.Min.x, r.Max.x, r.Max.y, c.border);
}

void AccessGrid::draw_rows(AccessMatrix& matrix, int people, const PersonAt& person_at) {
  const float row = platform::display().coarse_pointer ? theme::sizes().touch : theme::grid(7);
  ImGuiWindow& window = *ImGui::GetCurrentWindow();
  ImVec2 to;
  if (mirror::take_scroll(window.ID, to)) ImGui::SetScrollY(to.y);
  follow_keys(matrix, people);
  const float seen = window.InnerRect.GetHeight();
  if (chase_ > 0) {
    const float top = row * static_cast<float>(row_);
    if (top < window.Scroll.y) ImGui::SetScrollY(top);
    else if (top + row > window.Scroll.y + seen) ImGui::SetScrollY(top + row - seen);
  }
  const ImVec2 origin{std::round(window.DC.CursorPos.x), std::round(window.DC.CursorPos.y)};
  const float width = first_ + each_ * static_cast<float>(until_ - from_);
  int begin = std::clamp(static_cast<int>((window.InnerRect.Min.y - origin.y) / row), 0, people);
  int end = std::clamp(static_cast<int>((window.InnerRect.Max.y - origin.y) / row) + 1, begin, people);
  last_ = end;
  if (chase_ == 0 && mirror::focused() != cell_id(row_, column_)) {  // the stop for Tab stays in sight
    row_ = std::clamp(row_, begin, std::max(begin, end - 1));
    column_ = std::clamp(column_, from_, std::max(from_, until_ - 1));
  }
  if (chase_ > 0 && row_ < begin) begin = row_;
  if (chase_ > 0 && row_ >= end) end = row_ + 1;
  mirror::open(window.ID, window.InnerRect,
               {.role = ui::Role::rowgroup, .flags = mirror::kScrolls, .scroll = window.Scroll});
  for (int i = begin; i < end; ++i) {
    const float top = origin.y + row * static_cast<float>(i);
    draw_row(matrix, person_at(i), i, {origin.x, top, origin.x + width, top + row});
  }
  mirror::close();
  ImGui::SetCursorScreenPos(origin);
  ImGui::Dummy({width, row * static_cast<float>(people)});
}

void AccessGrid::draw(AccessMatrix& matrix, int people, const PersonAt& person_at) {
  if (theme::narrow()) return draw_phone(matrix, people, person_at);
  lay_out(matrix);
  ui::push_id("access");
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  const float width = first_ + each_ * static_cast<float>(until_ - from_);
  const float head = theme::grid(12),
              height = std::max(theme::grid(40), ImGui::GetContentRegionAvail().y - theme::grid(8));
  mirror::open(ui::id_of("grid"), {at.x, at.y, at.x + width, at.y + height},
               {.role = ui::Role::grid,
                .name = "Roles of each person",
                .position = static_cast<int>(matrix.columns().size()) + 1,
                .count = people + 1});
  draw_head(matrix, ui::plain({width, head}).rect);
  ImGui::SetCursorScreenPos({at.x, at.y + head});
  ImGui::BeginChild("rows", {width + theme::sizes().scrollbar, height - head});
  draw_rows(matrix, people, person_at);
  ImGui::EndChild();
  mirror::close();
  ImGui::PopID();
}
