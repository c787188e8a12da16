#include "ui/frame.h"

#include <cmath>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/button.h"
#include "ui/dialog.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/popup.h"
#include "ui/tooltip.h"

namespace ui {
namespace {

struct State {
  bool read = false;
  bool folded = false;
  bool drawer = false;
};

State state;

void toggle_rail() {
  if (theme::narrow()) {
    state.drawer = !state.drawer;
    return;
  }
  state.folded = !state.folded;
  platform::save_setting("rail", state.folded ? "folded" : "");
}

bool folded() { return state.folded && !theme::narrow(); }

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
  if (!folded())
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
    if (heading && i > 0) gap(folded() ? 1 : 3);
    const Item room =
        plain({width - 2 * pad, heading ? (folded() ? theme::grid(2) : theme::grid(7)) : theme::sizes().row});
    if (!heading) {
      if (rail_row(rail[i], room.rect)) pressed = static_cast<int>(i);
    } else if (folded()) {
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
  if (!folded())
    paint::text_in({mark.Max.x + theme::grid(2.5F), box.Min.y, box.Max.x, box.Max.y}, Face::section,
                   theme::colors().text, product);
}

int draw_rail(const FrameSpec& spec, const ImRect& box) {
  paint::fill(box, theme::colors().surface, 0);
  paint::fill({box.Max.x - theme::sizes().hairline, box.Min.y, box.Max.x, box.Max.y}, theme::colors().border, 0);
  draw_brand({box.Min.x, box.Min.y, box.Max.x, box.Min.y + theme::sizes().bar}, spec.product);
  const float foot = theme::narrow() ? 0 : theme::sizes().bar;
  mirror::open(id_of("rail"), box,
               {.role = Role::navigation, .name = "Areas", .flags = dialog_is_open() ? mirror::kInert : 0U});
  ImGui::SetCursorScreenPos({box.Min.x, box.Min.y + theme::sizes().bar});
  begin_scroll("areas", {box.GetWidth() - theme::sizes().hairline, box.GetHeight() - theme::sizes().bar - foot}, 2);
  const int pressed = rail_rows(spec.rail, box.GetWidth());
  end_scroll();
  if (foot > 0) {
    ImGui::SetCursorScreenPos({box.Min.x + theme::grid(3), box.Max.y - foot + theme::grid(1)});
    if (icon_button(state.folded ? icon::kChevronRight : icon::kChevronLeft,
                    state.folded ? "Unfold the menu" : "Fold the menu"))
      toggle_rail();
  }
  mirror::close();
  return pressed;
}

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

bool scope_button(std::string_view scope, ImRect& anchor) {
  const bool pressed = button(scope, {.look = Look::ghost, .icon = icon::kHotel, .popup = true});
  anchor = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  return pressed;
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

void bar_right(const FrameSpec& spec, const ImRect& box, FrameEvents& events) {
  const float side = theme::sizes().control;
  const float search = theme::narrow() ? side : ImClamp(box.GetWidth() * 0.25F, theme::grid(42), theme::grid(80));
  const bool scoped = !spec.scope.empty() && !theme::narrow();
  const float scope = scoped ? button_width(spec.scope, {.icon = icon::kHotel}) : 0;
  const float pad = theme::grid(4);
  const float width = scope + search + 2 * side + theme::grid(6);
  ImGui::SetCursorScreenPos({box.Max.x - pad - width, std::round(box.GetCenter().y - side / 2)});
  if (scoped) {
    events.scope = scope_button(spec.scope, events.scope_anchor);
    beside();
  }
  if (theme::narrow()) events.search = icon_button(icon::kSearch, "Search");
  else events.search = search_box(search);
  beside();
  events.news =
      icon_button(icon::kBell, spec.news > 0 ? "Notifications, some unread" : "Notifications", {.popup = true});
  events.news_anchor = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  if (spec.news > 0)
    ImGui::GetWindowDrawList()->AddCircleFilled(
        {events.news_anchor.GetCenter().x + theme::grid(1.5F), events.news_anchor.GetCenter().y - theme::grid(1.5F)},
        theme::sizes().dot / 2, theme::colors().danger);
  beside();
  events.person = person_button(spec.person, events.person_anchor);
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
  const int crumb = breadcrumb(spec.crumbs.subspan(first));
  if (crumb >= 0) events.crumb = crumb + static_cast<int>(first);
  bar_right(spec, box, events);
  mirror::close();
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
  events.rail = draw_rail(spec, box);
  const bool outside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !box.Contains(ImGui::GetIO().MousePos);
  if (events.rail >= 0 || outside || key(ImGuiKey_Escape, false)) {
    state.drawer = false;
    ImGui::CloseCurrentPopup();
    platform::request_frame();
  }
  ImGui::EndPopup();
}

}  // namespace

FrameEvents begin_frame(const FrameSpec& spec) {
  FrameEvents events;
  if (!state.read) {
    state.folded = platform::load_setting("rail") == "folded";
    state.read = true;
  }
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                      ImGuiWindowFlags_NoScrollWithMouse;
  ImGui::Begin("#frame", nullptr, kFlags);
  const bool rail = !theme::narrow();
  const float left = rail_width();
  if (rail) {
    state.drawer = false;
    events.rail = draw_rail(spec, {0, 0, left, size.y});
  } else if (state.drawer) {
    draw_drawer(spec, {0, 0, size.x, size.y}, events);
  }
  const float bar =
      theme::narrow() ? std::fmax(theme::sizes().bar, theme::sizes().touch + theme::grid(2)) : theme::sizes().bar;
  draw_bar(spec, {left, 0, size.x, bar}, events);
  ImGui::SetCursorScreenPos({left, bar});
  ImGui::BeginChild("#main", {size.x - left, size.y - bar}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  mirror::open(id_of("main"), {left, bar, size.x, size.y},
               {.role = Role::main, .flags = dialog_is_open() || state.drawer ? mirror::kInert : 0U});
  return events;
}

float rail_width() {
  if (theme::narrow()) return 0;
  return folded() ? theme::sizes().rail_folded : theme::sizes().rail;
}

void end_main() {
  mirror::close();
  ImGui::EndChild();
}

void end_frame() {
  ImGui::End();
  close_abandoned_dialog();
}

}  // namespace ui
