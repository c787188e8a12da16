#include "fonts/icons.h"
#include "screens/access_grid.h"
#include "ui/states.h"
#include "ui/tooltip.h"

namespace {

std::string in_words(const std::string& person, const AccessColumn& column, bool held, const AccessStepWaiting* step) {
  const std::string out = person + ", " + column.label + " at " + column.place.name + ": ";
  if (step) return out + (step->give ? "will be given" : "will be taken away");
  return out + (held ? "yes" : "no");
}

void draw_mark(const ImRect& r, bool held, const AccessStepWaiting* step) {
  const theme::Colors& c = theme::colors();
  if (step) {
    const ImU32 color = step->give ? c.positive : c.danger;
    paint::fill(paint::inset(r, theme::grid(1), theme::grid(1)), theme::fade(color, 0.2F));
    return paint::glyph(r.GetCenter(), step->give ? icon::kAdd : icon::kRemove, color, theme::sizes().icon_small);
  }
  if (held) return paint::glyph(r.GetCenter(), icon::kCheck, c.accent, theme::sizes().icon_small);
  const ImVec2 m = r.GetCenter();
  paint::fill({m.x - 1, m.y - 1, m.x + 2, m.y + 2}, c.border, 0);
}

}  // namespace

void AccessGrid::draw_cell(AccessMatrix& matrix, const Person& person, int row, std::size_t i, const ImRect& box) {
  const AccessColumn& column = matrix.columns()[i];
  const AccessStepWaiting* step = matrix.waiting(person.id, column);
  const bool held = matrix.held(person.id, column);
  const std::string words = in_words(person.name, column, held, step);
  const bool current = row == row_ && i == column_;
  mirror::open(0, box, {.role = ui::Role::gridcell, .position = static_cast<int>(i) + 2});
  const ui::Item it =
      ui::item_at(cell_id(row, i), box,
                  {.role = ui::Role::button,
                   .name = words,
                   .flags = (current ? mirror::kFocusable : mirror::kRoving) | (step ? mirror::kPressed : 0U)});
  mirror::close();
  if (it.focused && chase_ == 0) row_ = row, column_ = i;
  if (it.hovered) paint::fill(paint::inset(box, theme::grid(1), theme::grid(1)), theme::colors().select);
  draw_mark(box, held, step);
  if (it.ringed) paint::ring(paint::inset(box, theme::grid(1), theme::grid(1)));
  ui::tooltip(it, words);
  if (it.pressed) matrix.toggle(person.id, person.name, column);
}

void AccessGrid::draw_row(AccessMatrix& matrix, const Person& person, int row, const ImRect& r) {
  const theme::Colors& c = theme::colors();
  mirror::open(ui::id_of("row" + std::to_string(row)), r, {.role = ui::Role::row, .position = row + 2});
  if (r.Contains(ImGui::GetIO().MousePos)) paint::fill(r, c.hover, 0);
  const ImRect name(r.Min.x + theme::grid(3), r.Min.y, r.Min.x + first_, r.Max.y);
  if (person.id.empty()) {
    ui::draw_skeleton({name.Min.x, name.GetCenter().y - theme::grid(1.5F), name.Min.x + name.GetWidth() * 0.6F,
                       name.GetCenter().y + theme::grid(1.5F)});
  } else {
    paint::text_in(name, ui::Face::body, c.text, person.name);
    mirror::leaf(ui::id_of("name" + std::to_string(row)), name,
                 {.role = ui::Role::row_header, .name = person.name, .position = 1});
    for (std::size_t i = from_; i < until_; ++i) {
      const float x = r.Min.x + first_ + each_ * static_cast<float>(i - from_);
      draw_cell(matrix, person, row, i, {x, r.Min.y, x + each_, r.Max.y});
    }
  }
  mirror::close();
  paint::line_across(r.Min.x, r.Max.x, r.Max.y - theme::sizes().hairline, theme::fade(c.border, 0.6F));
}
