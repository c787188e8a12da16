#include "ui/button.h"

#include <cmath>

#include "platform/platform.h"
#include "ui/tooltip.h"

namespace ui {
namespace {

struct Ink {
  ImU32 fill, edge, text;
};

Ink ink_of(Look look, bool enabled) {
  const theme::Colors& c = theme::colors();
  if (!enabled) return {look == Look::ghost ? 0U : c.skeleton, 0, c.muted};
  switch (look) {
    case Look::primary: return {c.accent, 0, c.on_accent};
    case Look::danger: return {c.danger, 0, theme::dark() ? c.on_accent : c.surface};
    case Look::ghost: return {0, 0, c.text};
    case Look::secondary: break;
  }
  return {c.raised, c.border, c.text};
}

float height_of(const ButtonOptions& o) { return o.small ? theme::sizes().control_small : theme::sizes().control; }

std::uint32_t flags_of(const ButtonOptions& o) {
  std::uint32_t flags = mirror::kFocusable;
  if (!o.disabled_because.empty()) flags |= mirror::kDisabled;
  if (o.busy) flags |= mirror::kBusy | mirror::kDisabled;
  if (o.pressed) flags |= mirror::kPressed;
  if (o.popup) flags |= mirror::kPopup;
  return flags;
}

void draw_ground(const Item& it, const Ink& ink, const ButtonOptions& o) {
  if (ink.fill != 0) paint::fill(it.rect, ink.fill);
  if (ink.edge != 0) paint::outline(it.rect, ink.edge);
  if (o.pressed) paint::fill(it.rect, theme::colors().select);
  const bool solid = ink.text == theme::colors().on_accent || o.look == Look::danger;
  const float lift = animate(it.id, it.hovered && o.disabled_because.empty() && !o.busy);
  if (lift > 0) paint::fill(it.rect, theme::fade(solid ? IM_COL32(0, 0, 0, 34) : theme::colors().hover, lift));
  if (it.held) paint::fill(it.rect, theme::colors().press);
  if (it.ringed) paint::ring(it.rect);
}

}  // namespace

float button_width(std::string_view label, const ButtonOptions& o) {
  const float icon = o.icon != nullptr ? theme::sizes().icon + theme::grid(1.5F) : 0;
  return std::ceil(paint::text_width(Face::strong, label) + icon + theme::grid(o.small ? 4 : 6));
}

bool button(std::string_view label, const ButtonOptions& o) {
  const float width = o.width > 0 ? o.width : button_width(label, o);
  const Item it = item(label, {width, height_of(o)},
                       {.role = Role::button,
                        .name = o.name.empty() ? label : o.name,
                        .help = o.disabled_because,
                        .flags = flags_of(o)});
  if (it.visible) {
    const Ink ink = ink_of(o.look, o.disabled_because.empty() && !o.busy);
    draw_ground(it, ink, o);
    ImRect inner = it.rect;
    if (o.icon != nullptr) {
      const float content = button_width(label, o) - theme::grid(o.small ? 4 : 6);
      const float left = inner.GetCenter().x - content / 2;
      paint::glyph({left + theme::sizes().icon / 2, inner.GetCenter().y}, o.icon, ink.text);
      inner.Min.x = left + theme::sizes().icon + theme::grid(1.5F);
      paint::text_in(inner, Face::strong, ink.text, label);
    } else {
      paint::text_in(inner, Face::strong, ink.text, label, Align::centre);
    }
  }
  tooltip(it, o.disabled_because.empty() ? o.tip : o.disabled_because);
  return it.pressed;
}

bool icon_button(const char* icon, std::string_view name, const ButtonOptions& given) {
  ButtonOptions o = given;
  if (o.look == Look::secondary) o.look = Look::ghost;
  const float side = height_of(o);
  const Item it =
      item(name, {side, side}, {.role = Role::button, .name = name, .help = o.disabled_because, .flags = flags_of(o)});
  if (it.visible) {
    const Ink ink = ink_of(o.look, o.disabled_because.empty());
    draw_ground(it, ink, o);
    const bool quiet = o.look == Look::ghost && !it.hovered && o.disabled_because.empty();
    paint::glyph(it.rect.GetCenter(), icon, quiet ? theme::colors().muted : ink.text);
  }
  tooltip(it, o.disabled_because.empty() ? name : o.disabled_because);
  return it.pressed;
}

bool link(std::string_view label, std::string_view url) {
  const Item it = item(label, {paint::text_width(Face::body, label), paint::line_height(Face::body)},
                       {.role = Role::link, .name = label, .value = url, .flags = mirror::kFocusable});
  if (it.visible) {
    paint::text_in(it.rect, Face::body, theme::colors().accent, label);
    if (it.hovered)
      paint::line_across(it.rect.Min.x, it.rect.Max.x, it.rect.Max.y - theme::sizes().hairline, theme::colors().accent);
    if (it.ringed) paint::ring(it.rect);
  }
  return it.pressed;
}

}  // namespace ui
