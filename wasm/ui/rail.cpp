#include <cmath>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/button.h"
#include "ui/dialog.h"
#include "ui/frame_parts.h"
#include "ui/layout.h"
#include "ui/popup.h"
#include "ui/tooltip.h"

namespace ui::frame_parts {
namespace {

struct State {
  bool read = false;
  bool folded = false;
  bool drawer = false;
};

State state;

bool rail_row(const RailItem& r, const ImRect& box) {
  const theme::Colors& c = theme::colors();
  const Item it = item_at(id_of(r.url), box,
                          {.role = Role::link,
                           .name = r.label,
                           .value = r.url,
                           .flags = mirror::kFocusable | (r.current ? mirror::kCurrent : 0U)});
  if (!it.visible) return it.pressed;
  if (r.current) {
    paint::fill(box, c.select);
    const float inset = theme::grid(2);
    paint::fill({box.Min.x, box.Min.y + inset, box.Min.x + theme::grid(0.75F), box.Max.y - inset}, c.accent,
                theme::grid(0.5F));
  }
  if (it.hovered && !r.current) paint::fill(box, c.hover);
  const float x = box.Min.x + theme::grid(3);
  paint::glyph({x + theme::sizes().icon / 2, box.GetCenter().y}, r.icon, r.current ? c.accent : c.muted);
  if (!rail_is_folded())
    paint::text_in({x + theme::sizes().icon + theme::grid(2.5F), box.Min.y, box.Max.x - theme::grid(2), box.Max.y},
                   r.current ? Face::strong : Face::body, c.text, r.label);
  else tooltip(it, r.label);
  if (it.ringed) paint::ring(it.rect);
  return it.pressed;
}

int rail_rows(std::span<const RailItem> rail, float width) {
  int pressed = -1;
  const float pad = theme::grid(2);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme::grid(0.5F)});
  for (std::size_t i = 0; i < rail.size(); ++i) {
    const bool heading = rail[i].url.empty();
    if (heading && i > 0) gap(rail_is_folded() ? 1 : 3);
    const Item room =
        plain({width - 2 * pad, heading ? (rail_is_folded() ? theme::grid(2) : theme::grid(7)) : theme::sizes().row});
    if (!heading) {
      if (rail_row(rail[i], room.rect)) pressed = static_cast<int>(i);
    } else if (rail_is_folded()) {
      if (i > 0) paint::line_across(room.rect.Min.x, room.rect.Max.x, room.rect.GetCenter().y, theme::colors().border);
    } else {
      paint::text_in(paint::inset(room.rect, theme::grid(3), 0), Face::small, theme::colors().muted, rail[i].label);
      mirror::leaf(0, room.rect, {.role = Role::text, .name = rail[i].label});
    }
  }
  ImGui::PopStyleVar();
  return pressed;
}

void draw_brand(const ImRect& box, std::string_view product) {
  const float side = theme::grid(7);
  const float top = std::round(box.GetCenter().y - side / 2);
  const ImRect mark(box.Min.x + theme::grid(3.5F), top, box.Min.x + theme::grid(3.5F) + side, top + side);
  paint::fill(mark, theme::colors().accent);
  paint::text_in(mark, Face::section, theme::colors().on_accent, product.substr(0, 1), Align::centre);
  if (!rail_is_folded())
    paint::text_in({mark.Max.x + theme::grid(2.5F), box.Min.y, box.Max.x, box.Max.y}, Face::section,
                   theme::colors().text, product);
}

}  // namespace

void draw_rail(const FrameSpec& spec, const ImRect& box, FrameEvents& events) {
  paint::fill(box, theme::colors().surface, 0);
  paint::fill({box.Max.x - theme::sizes().hairline, box.Min.y, box.Max.x, box.Max.y}, theme::colors().border, 0);
  draw_brand({box.Min.x, box.Min.y, box.Max.x, box.Min.y + theme::sizes().bar}, spec.product);
  const float foot = theme::narrow() ? 0 : theme::sizes().bar;
  mirror::open(
      id_of("rail"), box,
      {.role = Role::navigation, .name = "Areas", .flags = dialog_is_open() && !state.drawer ? mirror::kInert : 0U});
  float top = box.Min.y + theme::sizes().bar;
  if (theme::narrow() && !spec.scope.empty()) {
    ImGui::SetCursorScreenPos({box.Min.x + theme::grid(2), top});
    draw_scope(spec, box.GetWidth() - theme::grid(4), events);
    top += theme::sizes().control + theme::grid(1);
  }
  ImGui::SetCursorScreenPos({box.Min.x, top});
  begin_scroll("areas", {box.GetWidth() - theme::sizes().hairline, box.Max.y - top - foot}, 2);
  events.rail = rail_rows(spec.rail, box.GetWidth());
  end_scroll();
  if (foot > 0) {
    ImGui::SetCursorScreenPos({box.Min.x + theme::grid(3), box.Max.y - foot + theme::grid(1)});
    if (icon_button(state.folded ? icon::kChevronRight : icon::kChevronLeft,
                    state.folded ? "Unfold the menu" : "Fold the menu"))
      toggle_rail();
  }
  mirror::close();
}

void read_rail() {
  if (!state.read) state.folded = platform::load_setting("rail") == "folded";
  state.read = true;
}
bool rail_is_folded() { return state.folded && !theme::narrow(); }
bool drawer_is_open() { return state.drawer; }
void close_drawer() {
  if (state.drawer) platform::request_frame();
  state.drawer = false;
}

void toggle_rail() {
  if (theme::narrow()) {
    state.drawer = !state.drawer;
    return;
  }
  state.folded = !state.folded;
  platform::save_setting("rail", state.folded ? "folded" : "");
}

void draw_drawer(const FrameSpec& spec, const ImRect& screen, FrameEvents& events) {
  const ImGuiID id = id_of("drawer");
  if (!ImGui::IsPopupOpen(id, ImGuiPopupFlags_None)) ImGui::OpenPopupEx(id, ImGuiPopupFlags_None);
  const ImRect box(screen.Min.x, screen.Min.y,
                   screen.Min.x + std::fmin(theme::sizes().rail + theme::grid(8), screen.GetWidth() - theme::grid(12)),
                   screen.Max.y);
  ImGui::SetNextWindowPos(box.Min);
  ImGui::SetNextWindowSize(box.GetSize());
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_Modal;
  if (!ImGui::BeginPopupEx(id, kFlags)) return;
  paint::shadow(box);
  draw_rail(spec, box, events);
  const bool outside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !box.Contains(ImGui::GetIO().MousePos);
  if (events.rail >= 0 || events.scope || events.everything || outside || key(ImGuiKey_Escape, false)) {
    close_drawer();
    ImGui::CloseCurrentPopup();
  }
  ImGui::EndPopup();
}

}  // namespace ui::frame_parts
