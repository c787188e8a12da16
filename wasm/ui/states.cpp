#include "ui/states.h"

#include <cmath>
#include <string>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/button.h"
#include "ui/layout.h"

namespace ui {
namespace {

constexpr double kPatience = 150;  // milliseconds

float pulse() {
  if (theme::still()) return 1;
  platform::request_frame_in(33);
  return 0.75F + 0.25F * std::sin(static_cast<float>(std::fmod(platform::now(), 1400.0) / 1400.0 * 6.2832));
}

void bar(const ImRect& box, float share, ImU32 color) {
  const float radius = box.GetHeight() / 2;
  paint::fill(box, theme::colors().skeleton, radius);
  const float width = std::round(box.GetWidth() * ImClamp(share, 0.0F, 1.0F));
  if (width > 0)
    paint::fill({box.Min.x, box.Min.y, box.Min.x + std::fmax(width, box.GetHeight()), box.Max.y}, color, radius);
}

void centred(float width) {
  const float room = available() - width;
  if (room > 0) ImGui::GetCurrentWindow()->DC.CursorPos.x += std::floor(room / 2);
}

void centred_words(std::string_view words, Face face, ImU32 color, const mirror::Node& node) {
  const float room = std::fmin(available() - theme::grid(8), theme::sizes().form);
  const float width = std::fmin(paint::text_width(face, words) + 1, room);
  centred(width);
  const Item it = plain({width, paint::paragraph_height(face, words, width)});
  paint::paragraph(it.rect.Min, face, color, words, width, paint::Align::centre);
  mirror::leaf(0, it.rect, node);
}

}  // namespace

bool empty_state(const EmptyState& e) {
  gap(10);
  const float side = theme::grid(14);
  centred(side);
  const Item sign = plain({side, side});
  paint::fill(sign.rect, theme::colors().select, side / 2);
  paint::glyph(sign.rect.GetCenter(), e.icon, theme::colors().accent, theme::grid(6));
  gap(4);
  centred_words(e.title, Face::section, theme::colors().text, {.role = Role::heading, .name = e.title, .position = 2});
  gap(1);
  if (!e.words.empty())
    centred_words(e.words, Face::body, theme::colors().muted, {.role = Role::text, .name = e.words});
  gap(4);
  if (e.action.empty()) return false;
  const ButtonOptions o{.look = Look::primary, .disabled_because = e.disabled_because};
  centred(button_width(e.action, o));
  return button(e.action, o);
}

bool failure(const Failure& f) {
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  begin_card({});
  paint::glyph(
      {at.x + theme::grid(4) + theme::sizes().icon / 2, at.y + theme::grid(4) + paint::line_height(Face::strong) / 2},
      icon::kError, theme::colors().danger);
  ImGui::Indent(theme::sizes().icon + theme::grid(2));
  text(f.happened, Face::strong);
  if (!f.holds.empty()) muted(f.holds);
  if (!f.advice.empty()) muted(f.advice);
  gap(2);
  const bool again = !f.action.empty() && button(f.action);
  if (!f.request_id.empty()) {
    beside(3);
    label("Request " + std::string(f.request_id), Face::small);
    beside(1);
    if (icon_button(icon::kCopy, "Copy request id")) platform::copy_text(f.request_id);
  }
  ImGui::Unindent(theme::sizes().icon + theme::grid(2));
  end_card();
  return again;
}

void draw_skeleton(const ImRect& box) {
  paint::fill(box, theme::fade(theme::colors().skeleton, pulse()), theme::grid(1));
}

void skeleton(double since, int lines) {
  const double waited = platform::now() - since;
  if (waited < kPatience) return platform::request_frame_in(kPatience - waited + 1);
  constexpr float kShares[] = {0.9F, 0.7F, 0.8F, 0.5F};
  const float height = theme::grid(3.5F);
  ImRect first;
  for (int i = 0; i < lines; ++i) {
    const Item it = plain({available() * kShares[i % 4], height});
    if (i == 0) first = it.rect;
    draw_skeleton(it.rect);
    gap(3);
  }
  mirror::leaf(0, first, {.role = Role::status, .name = "Loading"});
}

void progress(std::string_view name, float share) {
  const Item it = plain({available(), theme::grid(1.5F)});
  bar(it.rect, share, theme::colors().accent);
  const int percent = static_cast<int>(share * 100 + 0.5F);
  mirror::leaf(
      id_of(name), it.rect,
      {.role = Role::progressbar, .name = name, .value = std::to_string(percent) + " %", .position = percent * 10});
}

void busy_bar(std::string_view name) {
  const Item it = plain({available(), theme::grid(1.5F)});
  const ImRect& box = it.rect;
  const float radius = box.GetHeight() / 2, length = std::round(box.GetWidth() * 0.3F);
  const float share = theme::still() ? 0.5F : static_cast<float>(std::fmod(platform::now(), 1600.0) / 1600.0);
  if (!theme::still()) platform::request_frame_in(33);
  const float left = box.Min.x - length + std::round((box.GetWidth() + length) * share);
  paint::fill(box, theme::colors().skeleton, radius);
  paint::fill({std::fmax(left, box.Min.x), box.Min.y, std::fmin(left + length, box.Max.x), box.Max.y},
              theme::colors().accent, radius);
  mirror::leaf(0, box, {.role = Role::progressbar, .name = name});
}

void meter(std::string_view name, double used, double whole, std::string_view in_words) {
  const float share = whole > 0 ? static_cast<float>(used / whole) : 0;
  const theme::Colors& c = theme::colors();
  const Item line = plain({available(), paint::line_height(Face::body)});
  paint::text_in(line.rect, Face::body, c.text, name);
  paint::text_in(line.rect, Face::body, c.muted, in_words, Align::right);
  gap(1);
  const Item it = plain({available(), theme::grid(2)});
  bar(it.rect, share, share >= 1 ? c.danger : share >= 0.85F ? c.warning : c.accent);
  ImRect both = it.rect;
  both.Add(line.rect);
  mirror::leaf(id_of(name), both,
               {.role = Role::meter,
                .name = name,
                .value = in_words,
                .position = static_cast<int>(ImClamp(share, 0.0F, 1.0F) * 1000)});
}

}  // namespace ui
