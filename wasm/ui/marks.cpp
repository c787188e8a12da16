#include "ui/marks.h"

#include <cmath>

#include "fonts/icons.h"

namespace ui {
namespace {

std::string initials(std::string_view name) {
  std::string out;
  bool start = true;
  for (std::size_t i = 0; i < name.size() && out.size() < 4; ++i) {
    const auto lead = static_cast<unsigned char>(name[i]);
    const bool letter = lead != ' ' && lead != '.' && lead != '-';
    if (start && letter) {
      const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      const char upper = lead >= 'a' && lead <= 'z' ? static_cast<char>(lead - ('a' - 'A')) : name[i];
      if (out.size() < 2) out.append(1, upper).append(name.substr(i + 1, bytes - 1));
    }
    start = !letter;
  }
  return out;
}

unsigned tint(std::string_view name) {
  unsigned hash = 5;
  for (const char c : name) hash = hash * 31 + static_cast<unsigned char>(c);
  return hash % 6;
}

// The item is as tall as a control, so that it stands level with buttons and a finger hits it; the pill is slimmer.
ImRect pill_in(const ImRect& box) {
  return paint::inset(box, 0, std::floor((box.GetHeight() - theme::sizes().control_small) / 2));
}

}  // namespace

float status_width(std::string_view word) {
  return theme::sizes().dot + theme::grid(2) + paint::text_width(Face::body, word);
}

void draw_status(const ImRect& box, std::string_view word, Tone tone, Face face) {
  const float dot = theme::sizes().dot;
  ImGui::GetWindowDrawList()->AddCircleFilled({box.Min.x + dot / 2, box.GetCenter().y}, dot / 2, theme::tone(tone));
  paint::text_in({box.Min.x + dot + theme::grid(2), box.Min.y, box.Max.x, box.Max.y}, face, theme::colors().text, word);
}

void status(std::string_view word, Tone tone) {
  const Item it = plain({status_width(word), paint::line_height(Face::body)});
  if (it.visible) draw_status(it.rect, word, tone);
  mirror::leaf(0, it.rect, {.role = Role::text, .name = word});
}

void badge(std::string_view word, Tone tone) {
  const Item it = plain({paint::text_width(Face::small, word) + theme::grid(3), theme::grid(5)});
  if (it.visible) {
    paint::fill(it.rect, theme::fade(theme::tone(tone), theme::dark() ? 0.2F : 0.12F), it.rect.GetHeight() / 2);
    paint::text_in(it.rect, Face::small, tone == Tone::neutral ? theme::colors().text : theme::tone(tone), word,
                   Align::centre);
  }
  mirror::leaf(0, it.rect, {.role = Role::text, .name = word});
}

float chip_width(std::string_view sentence, bool removable) {
  return paint::text_width(Face::body, sentence) + theme::grid(removable ? 11 : 6);
}

bool chip(std::string_view sentence, bool removable) {
  const std::string name = removable ? "Remove filter: " + std::string(sentence) : std::string(sentence);
  const Item it =
      item(sentence, {chip_width(sentence, removable), theme::sizes().control},
           {.role = removable ? Role::button : Role::text, .name = name, .flags = removable ? mirror::kFocusable : 0U});
  if (it.visible) {
    const theme::Colors& c = theme::colors();
    const ImRect pill = pill_in(it.rect);
    const float radius = pill.GetHeight() / 2;
    paint::fill(pill, c.select, radius);
    if (it.hovered) paint::fill(pill, c.hover, radius);
    paint::text_in(paint::inset(pill, theme::grid(3), 0), Face::body, c.text, sentence);
    if (removable)
      paint::glyph({pill.Max.x - theme::grid(4), pill.GetCenter().y}, icon::kClose, c.muted, theme::sizes().icon_small);
    if (it.ringed) paint::ring(pill, radius);
  }
  return it.pressed;
}

bool filter_chip(std::string_view label, bool on) {
  const Item it =
      item(label, {chip_width(label, false), theme::sizes().control},
           {.role = Role::button, .name = label, .flags = mirror::kFocusable | (on ? mirror::kPressed : 0U)});
  if (it.visible) {
    const theme::Colors& c = theme::colors();
    const ImRect pill = pill_in(it.rect);
    const float radius = pill.GetHeight() / 2;
    if (on) paint::fill(pill, c.select, radius);
    if (it.hovered) paint::fill(pill, c.hover, radius);
    paint::outline(pill, on ? c.accent : c.field, radius);
    paint::text_in(pill, Face::body, on ? c.accent : c.text, label, Align::centre);
    if (it.ringed) paint::ring(pill, radius);
  }
  return it.pressed;
}

void draw_avatar(const ImRect& box, std::string_view name) {
  const ImU32 color = theme::colors().chart[tint(name)];
  const float radius = box.GetHeight() / 2;
  paint::fill(box, theme::fade(color, theme::dark() ? 0.3F : 0.16F), radius);
  paint::text_in(box, Face::small, theme::colors().text, initials(name), Align::centre);
}

void avatar(std::string_view name, float size) {
  const float side = size > 0 ? size : theme::sizes().avatar;
  const Item it = plain({side, side});
  if (it.visible) draw_avatar(it.rect, name);
}

}  // namespace ui
