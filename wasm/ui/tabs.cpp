#include "ui/tabs.h"

#include <cmath>

#include "fonts/icons.h"
#include "ui/layout.h"
#include "ui/tooltip.h"

namespace ui {
namespace {

int arrow_step() { return key(ImGuiKey_RightArrow) ? 1 : key(ImGuiKey_LeftArrow) ? -1 : 0; }

float tab_width(std::string_view label) { return paint::text_width(Face::strong, label) + theme::grid(4); }

// On a phone they stand in several rows.
int rows_of(std::span<const std::string_view> labels, float room) {
  int rows = 1;
  float left = room;
  for (const std::string_view label : labels) {
    if (left < tab_width(label) && left < room) ++rows, left = room;
    left -= tab_width(label) + theme::grid(1);
  }
  return rows;
}

Item draw_tab(std::string_view label, bool current) {
  const theme::Colors& c = theme::colors();
  const Item it =
      item(label, {tab_width(label), theme::grid(10)},
           {.role = Role::tab,
            .name = label,
            .flags = mirror::kSelectable | (current ? mirror::kSelected | mirror::kFocusable : mirror::kRoving)});
  if (!it.visible) return it;
  const float hot = animate(it.id, it.hovered && !current);
  if (hot > 0) paint::fill(paint::inset(it.rect, 0, theme::grid(1)), theme::fade(c.hover, hot));
  paint::text_in(it.rect, Face::strong, current ? c.text : c.muted, label, Align::centre);
  if (current) {
    const ImRect under(it.rect.Min.x, it.rect.Max.y - theme::sizes().ring, it.rect.Max.x, it.rect.Max.y);
    paint::fill(under, c.accent, 0);
  }
  if (it.ringed) paint::ring(paint::inset(it.rect, 0, theme::grid(1)));
  return it;
}

}  // namespace

bool tabs(std::string_view name, std::span<const std::string_view> labels, int& at) {
  push_id(name);
  const int before = at;
  const int count = static_cast<int>(labels.size());
  const ImVec2 corner = ImGui::GetCurrentWindow()->DC.CursorPos;
  const float tall = theme::grid(10);
  const int rows = rows_of(labels, available());
  const ImRect bar(corner.x, corner.y, corner.x + available(),
                   corner.y + tall * static_cast<float>(rows) + theme::grid(1) * static_cast<float>(rows - 1));
  paint::line_across(bar.Min.x, bar.Max.x, bar.Max.y - theme::sizes().hairline, theme::colors().border);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme::grid(1)});
  mirror::open(id_of("tabs"), bar, {.role = Role::tablist, .name = name});
  bool focused = false;
  for (int i = 0; i < count; ++i) {
    if (i > 0) flow(tab_width(labels[static_cast<std::size_t>(i)]), 1);
    const Item it = draw_tab(labels[static_cast<std::size_t>(i)], i == at);
    focused = focused || it.focused;
    if (it.pressed) at = i;
  }
  mirror::close();
  ImGui::PopStyleVar();
  if (focused && arrow_step() != 0) {
    at = (before + arrow_step() + count) % count;
    mirror::focus(id_of(labels[static_cast<std::size_t>(at)]));
  }
  ImGui::PopID();
  return at != before;
}

int breadcrumb(std::span<const Crumb> crumbs) {
  int pressed = -1;
  const float height = theme::sizes().control;
  for (std::size_t i = 0; i < crumbs.size(); ++i) {
    const Crumb& crumb = crumbs[i];
    const bool here = crumb.url.empty();
    const theme::Colors& c = theme::colors();
    if (i > 0) {
      beside(1);
      const Item sign = plain({theme::sizes().icon_small, height});
      paint::glyph(sign.rect.GetCenter(), icon::kChevronRight, c.muted, theme::sizes().icon_small);
      beside(1);
    }
    const Face face = here ? Face::strong : Face::body;
    const Item it = item(crumb.label, {std::fmin(paint::text_width(face, crumb.label), available()), height},
                         {.role = here ? Role::text : Role::link,
                          .name = crumb.label,
                          .value = crumb.url,
                          .flags = here ? 0U : mirror::kFocusable});
    if (paint::text_in(it.rect, face, here || it.hovered ? c.text : c.muted, crumb.label)) tooltip(it, crumb.label);
    if (it.ringed) paint::ring(paint::inset(it.rect, -theme::grid(1), theme::grid(1)));
    if (it.pressed && !here) pressed = static_cast<int>(i);
  }
  return pressed;
}

}  // namespace ui
