#include <cmath>

#include "fonts/icons.h"
#include "ui/button.h"
#include "ui/dialog.h"
#include "ui/frame_parts.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/popup.h"
#include "ui/tooltip.h"

namespace ui::frame_parts {
namespace {

constexpr float kMostOfScope = 52;  // steps: a longer name is cut

// Looks like a field, opens the palette.
bool search_box(float width) {
  const theme::Colors& c = theme::colors();
  const Item it = item("search", {width, theme::sizes().control},
                       {.role = Role::button, .name = "Search", .flags = mirror::kFocusable | mirror::kPopup});
  paint::fill(it.rect, c.background);
  paint::outline(it.rect, it.hovered ? c.muted : c.border);
  paint::glyph({it.rect.Min.x + theme::grid(4), it.rect.GetCenter().y}, icon::kSearch, c.muted);
  const ImRect inner(it.rect.Min.x + theme::grid(7), it.rect.Min.y, it.rect.Max.x - theme::grid(2.5F), it.rect.Max.y);
  if (width > theme::grid(40)) {
    paint::text_in(inner, Face::body, c.muted, "Search or jump to");
    paint::text_in(inner, Face::small, c.muted, "Ctrl K", Align::right);
  }
  if (it.ringed) paint::ring(it.rect);
  return it.pressed;
}

bool person_button(std::string_view person, ImRect& anchor) {
  const float side = theme::sizes().control;
  const Item it = item("person", {side, side},
                       {.role = Role::button, .name = person, .flags = mirror::kFocusable | mirror::kPopup});
  const float half = std::round(theme::sizes().avatar / 2);
  const ImVec2 middle = it.rect.GetCenter();
  const ImRect face(middle.x - half, middle.y - half, middle.x + half, middle.y + half);
  draw_avatar(face, person);
  if (it.hovered) paint::fill(face, theme::colors().hover, face.GetHeight() / 2);
  if (it.ringed) paint::ring(face, face.GetHeight() / 2);
  tooltip(it, person);
  anchor = it.rect;
  return it.pressed;
}

bool scoped(const FrameSpec& spec) { return !spec.scope.empty() && !theme::narrow(); }

float search_width(const ImRect& box) {
  return theme::narrow() ? theme::sizes().control : ImClamp(box.GetWidth() * 0.25F, theme::grid(42), theme::grid(80));
}

float left_of_right(const FrameSpec& spec, const ImRect& box) {
  const float scope = scoped(spec) ? scope_width(spec) + theme::grid(2) : 0;
  return box.Max.x - theme::grid(6) - scope - search_width(box) - theme::sizes().control;
}

void bar_right(const FrameSpec& spec, const ImRect& box, FrameEvents& events) {
  const float side = theme::sizes().control;
  ImGui::SetCursorScreenPos({left_of_right(spec, box), std::round(box.GetCenter().y - side / 2)});
  if (scoped(spec)) {
    draw_scope(spec, scope_width(spec), events);
    beside();
  }
  if (theme::narrow()) events.search = icon_button(icon::kSearch, "Search");
  else events.search = search_box(search_width(box));
  beside();
  events.person = person_button(spec.person, events.person_anchor);
}

}  // namespace

float scope_width(const FrameSpec& spec) {
  const float words = std::fmin(paint::text_width(Face::strong, spec.scope), theme::grid(kMostOfScope));
  return std::ceil(words + theme::sizes().icon + theme::sizes().icon_small + theme::grid(8)) +
         (spec.narrowed ? theme::sizes().control + theme::grid(1) : 0);
}

void draw_scope(const FrameSpec& spec, float room, FrameEvents& events) {
  const theme::Colors& c = theme::colors();
  const float leave = spec.narrowed ? theme::sizes().control + theme::grid(1) : 0;
  const std::string name = "Looking at " + std::string(spec.scope);
  const Item it = item("scope", {room - leave, theme::sizes().control},
                       {.role = Role::button, .name = name, .flags = mirror::kFocusable | mirror::kPopup});
  if (spec.narrowed) paint::fill(it.rect, c.select);
  if (it.hovered) paint::fill(it.rect, c.hover);
  const float half = theme::sizes().icon / 2;
  paint::glyph({it.rect.Min.x + theme::grid(2) + half, it.rect.GetCenter().y}, spec.scope_icon,
               spec.narrowed ? c.accent : c.muted);
  paint::glyph({it.rect.Max.x - theme::grid(2) - theme::sizes().icon_small / 2, it.rect.GetCenter().y},
               icon::kChevronDown, c.muted, theme::sizes().icon_small);
  const ImRect words(it.rect.Min.x + 2 * half + theme::grid(4), it.rect.Min.y,
                     it.rect.Max.x - theme::sizes().icon_small - theme::grid(3), it.rect.Max.y);
  if (paint::text_in(words, Face::strong, c.text, spec.scope)) tooltip(it, spec.scope);
  if (it.ringed) paint::ring(it.rect);
  events.scope = it.pressed;
  if (!spec.narrowed) return;
  beside(1);
  events.everything = icon_button(icon::kClose, "Show everything");
}

void draw_bar(const FrameSpec& spec, const ImRect& box, FrameEvents& events) {
  paint::fill(box, theme::colors().surface, 0);
  paint::line_across(box.Min.x, box.Max.x, box.Max.y - theme::sizes().hairline, theme::colors().border);
  mirror::open(id_of("bar"), box, {.role = Role::banner, .flags = dialog_is_open() ? mirror::kInert : 0U});
  const float middle = std::round(box.GetCenter().y - theme::sizes().control / 2);
  ImGui::SetCursorScreenPos({box.Min.x + theme::grid(theme::narrow() ? 2 : 5), middle});
  if (theme::narrow()) {
    if (icon_button(icon::kMenu, "Menu")) toggle_rail();
    beside();
  }
  const std::size_t first = theme::narrow() && !spec.crumbs.empty() ? spec.crumbs.size() - 1 : 0;
  push_right_edge(left_of_right(spec, box) - theme::grid(2));
  const int crumb = breadcrumb(spec.crumbs.subspan(first));
  pop_right_edge();
  if (crumb >= 0) events.crumb = crumb + static_cast<int>(first);
  bar_right(spec, box, events);
  mirror::close();
}

}  // namespace ui::frame_parts
