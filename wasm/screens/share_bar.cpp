#include "screens/share_bar.h"

#include <cmath>
#include <string>

#include "ui/layout.h"
#include "ui/number_field.h"

namespace {

std::string in_words(std::span<const SharePart> parts) {
  std::string out;
  for (const SharePart& part : parts)
    if (part.count > 0)
      out += (out.empty() ? "" : ", ") + ui::format_number(part.count, 0) + " " + std::string(part.label);
  return out;
}

void draw_legend(std::span<const SharePart> parts) {
  bool first = true;
  for (const SharePart& part : parts) {
    if (part.count == 0) continue;
    const std::string count = ui::format_number(part.count, 0);
    const float dot = theme::sizes().dot, space = theme::grid(2);
    const float number = paint::text_width(ui::Face::strong, count);
    const float width = dot + 2 * space + number + paint::text_width(ui::Face::body, part.label);
    if (!first && ui::available() > 0) ui::beside(5);
    first = false;
    const ui::Item it = ui::plain({width, paint::line_height(ui::Face::body)});
    ImGui::GetWindowDrawList()->AddCircleFilled({it.rect.Min.x + dot / 2, it.rect.GetCenter().y}, dot / 2,
                                                theme::tone(part.tone));
    const float x = it.rect.Min.x + dot + space;
    paint::text_in({x, it.rect.Min.y, it.rect.Max.x, it.rect.Max.y}, ui::Face::strong, theme::colors().text, count);
    paint::text_in({x + number + space / 2, it.rect.Min.y, it.rect.Max.x + space, it.rect.Max.y}, ui::Face::body,
                   theme::colors().muted, part.label);
  }
}

}  // namespace

void draw_share_bar(std::string_view name, std::span<const SharePart> parts) {
  std::int64_t whole = 0;
  for (const SharePart& part : parts) whole += part.count;
  if (whole == 0) return;
  const ui::Item it = ui::plain({ui::available(), theme::grid(3)});
  const std::string words = in_words(parts);
  mirror::leaf(ui::id_of(name), it.rect, {.role = ui::Role::image, .name = name, .value = words});
  const float space = theme::sizes().ring / 2;
  std::int64_t before = 0;
  for (const SharePart& part : parts) {
    if (part.count == 0) continue;
    const auto x = [&](std::int64_t at) {
      return std::round(it.rect.Min.x + it.rect.GetWidth() * static_cast<float>(at) / static_cast<float>(whole));
    };
    const float left = x(before), right = std::fmax(x(before + part.count) - space, left + theme::sizes().ring * 2);
    paint::fill({left, it.rect.Min.y, right, it.rect.Max.y}, theme::tone(part.tone), theme::grid(0.5F));
    before += part.count;
  }
  ui::gap(2);
  draw_legend(parts);
}
