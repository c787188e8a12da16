#include "ui/choice.h"

#include <cmath>

#include "fonts/icons.h"
#include "ui/tooltip.h"

namespace ui {
namespace {

std::uint32_t flags_of(bool value, const ChoiceOptions& o) {
  std::uint32_t flags = mirror::kFocusable;
  if (value) flags |= mirror::kChecked;
  if (o.mixed) flags |= mirror::kMixed;
  if (!o.disabled_because.empty()) flags |= mirror::kDisabled;
  return flags;
}

struct Room {
  Item item;
  ImRect mark = {};
};

Room take_room(Role role, std::string_view label, bool value, ImVec2 mark, const ChoiceOptions& o) {
  const float words = o.hide_label ? 0 : paint::text_width(Face::body, label) + theme::grid(2);
  const float help = o.help.empty() ? 0 : paint::line_height(Face::small);
  const float line = std::fmax(mark.y, paint::line_height(Face::body));
  Room room{.item = item(label, {mark.x + words, line + help},
                         {.role = role,
                          .name = label,
                          .help = o.disabled_because.empty() ? o.help : o.disabled_because,
                          .flags = flags_of(value, o)})};
  const ImRect& r = room.item.rect;
  const float top = std::round(r.Min.y + (line - mark.y) / 2);
  room.mark = {r.Min.x, top, r.Min.x + mark.x, top + mark.y};
  if (!room.item.visible || o.hide_label) return room;
  const ImU32 color = o.disabled_because.empty() ? theme::colors().text : theme::colors().muted;
  paint::text_in({room.mark.Max.x + theme::grid(2), r.Min.y, r.Max.x, r.Min.y + line}, Face::body, color, label);
  if (help > 0)
    paint::text({room.mark.Max.x + theme::grid(2), r.Min.y + line}, Face::small, theme::colors().muted, o.help);
  return room;
}

}  // namespace

void draw_tick(const ImRect& box, bool on, bool mixed, bool enabled) {
  const theme::Colors& c = theme::colors();
  const float radius = theme::grid(1);
  const bool filled = on || mixed;
  paint::fill(box, filled ? (enabled ? c.accent : c.muted) : c.surface, radius);
  if (!filled) paint::outline(box, enabled ? c.field : c.border, radius);
  if (filled) paint::glyph(box.GetCenter(), mixed ? icon::kRemove : icon::kCheck, c.on_accent, box.GetHeight());
}

bool checkbox(std::string_view label, bool& value, const ChoiceOptions& o) {
  const float side = theme::grid(4.5F);
  const Room room = take_room(Role::checkbox, label, value, {side, side}, o);
  if (room.item.pressed) value = !value;
  if (room.item.visible) draw_tick(room.mark, value, o.mixed, o.disabled_because.empty());
  if (room.item.ringed) paint::ring(room.mark, theme::grid(1));
  tooltip(room.item, o.disabled_because);
  return room.item.pressed;
}

bool toggle(std::string_view label, bool& value, const ChoiceOptions& o) {
  const float height = theme::grid(5);
  const Room room = take_room(Role::toggle, label, value, {height * 1.75F, height}, o);
  if (room.item.pressed) value = !value;
  if (room.item.visible) {
    const theme::Colors& c = theme::colors();
    const float at = animate(room.item.id, value);
    const bool enabled = o.disabled_because.empty();
    paint::fill(room.mark, !enabled ? c.border : value ? c.accent : c.field, height / 2);
    const float travel = room.mark.GetWidth() - height;
    const ImVec2 knob{room.mark.Min.x + height / 2 + travel * at, room.mark.GetCenter().y};
    ImGui::GetWindowDrawList()->AddCircleFilled(knob, height / 2 - theme::grid(0.5F), value ? c.on_accent : c.surface);
  }
  if (room.item.ringed) paint::ring(room.mark, height / 2);
  tooltip(room.item, o.disabled_because);
  return room.item.pressed;
}

}  // namespace ui
