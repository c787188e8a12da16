#include <algorithm>

#include "ui/marks.h"
#include "ui/table.h"
#include "ui/tooltip.h"

namespace ui {

void Cell::tell(std::string_view name) const {
  mirror::leaf(id_, rect_, {.role = Role::gridcell, .name = name, .position = column_});
}

void Cell::write(Face face, ImU32 color, std::string_view words) {
  const bool cut = paint::text_in(paint::inset(rect_, theme::grid(3), 0), face, color, words, align_);
  if (cut && hovered_) tooltip_at(id_, rect_, words);
}

void Cell::text(std::string_view words) {
  write(Face::body, theme::colors().text, words);
  tell(words);
}
void Cell::muted(std::string_view words) {
  write(Face::body, theme::colors().muted, words);
  tell(words);
}
void Cell::strong(std::string_view words) {
  write(Face::strong, theme::colors().text, words);
  tell(words);
}
void Cell::status(std::string_view word, Tone tone) {
  draw_status(paint::inset(rect_, theme::grid(3), 0), word, tone);
  tell(word);
}
void Cell::badge(std::string_view word, Tone tone) {
  const float width = paint::text_width(Face::small, word) + theme::grid(3);
  const float half = theme::grid(2.5F);
  const float y = rect_.GetCenter().y;
  const ImRect box(rect_.Min.x + theme::grid(3), y - half, rect_.Min.x + theme::grid(3) + width, y + half);
  paint::fill(box, theme::fade(theme::tone(tone), theme::dark() ? 0.2F : 0.12F), half);
  paint::text_in(box, Face::small, tone == Tone::neutral ? theme::colors().text : theme::tone(tone), word,
                 Align::centre);
  tell(word);
}
void Cell::person(std::string_view name) {
  const float side = theme::grid(6);
  const float left = rect_.Min.x + theme::grid(3);
  const float top = rect_.GetCenter().y - side / 2;
  draw_avatar({left, top, left + side, top + side}, name);
  paint::text_in({left + side + theme::grid(2), rect_.Min.y, rect_.Max.x - theme::grid(1), rect_.Max.y}, Face::strong,
                 theme::colors().text, name);
  tell(name);
}

void Cell::bars(std::span<const float> shares, std::string_view in_words) {
  const ImRect room = paint::inset(rect_, theme::grid(3), 0);
  const float half = theme::grid(1), y = room.GetCenter().y;
  paint::fill({room.Min.x, y - half, room.Max.x, y + half}, theme::colors().skeleton, half);
  for (std::size_t i = shares.size(); i-- > 0;) {
    const float right = room.Min.x + std::max(room.GetWidth() * shares[i], 2 * half);
    const float strength = 1 - 0.35F * static_cast<float>(i);
    paint::fill({room.Min.x, y - half, right, y + half}, theme::fade(theme::colors().chart[0], strength), half);
  }
  if (hovered_) tooltip_at(id_, rect_, in_words);
  mirror::leaf(id_, rect_, {.role = Role::gridcell, .name = in_words, .position = column_});
}

}  // namespace ui
