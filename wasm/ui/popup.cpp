#include "ui/popup.h"

#include <algorithm>
#include <cmath>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/tooltip.h"

namespace ui {
namespace {

struct State {
  ImGuiID return_to = 0;  // what held the focus before
  ImGuiID fresh = 0;      // just opened: its first entry takes the focus
};

State state;

constexpr ImGuiID kElement = 0x706F7075;  // apart from its anchor, which often has the popup's own id

constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar |
                                    ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBackground;

ImRect place(const ImRect& anchor, float width, float height) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float space = theme::grid(1);
  float x = std::fmin(anchor.Min.x, screen.x - width - space);
  float y = anchor.Max.y + space;
  if (y + height > screen.y - space && anchor.Min.y - space - height > 0) y = anchor.Min.y - space - height;
  x = std::round(std::fmax(space, x));
  y = std::round(y);
  return {x, y, x + width, y + height};
}

void move_focus(const ImGuiID* ids, int count) {
  const int step = key(ImGuiKey_DownArrow) ? 1 : key(ImGuiKey_UpArrow) ? -1 : 0;
  if (step == 0) return;
  int at = step > 0 ? -1 : 0;
  for (int i = 0; i < count; ++i)
    if (ids[i] == mirror::focused()) at = i;
  mirror::focus(ids[(at + step + count) % count]);
}

bool entry(ImGuiID id, const ImRect& box, const MenuItem& m) {
  const theme::Colors& c = theme::colors();
  const bool enabled = m.disabled_because.empty();
  const Item it = item_at(id, box,
                          {.role = Role::menuitem,
                           .name = m.label,
                           .help = enabled ? m.detail : m.disabled_because,
                           .flags = mirror::kRoving | (enabled ? 0U : mirror::kDisabled)});
  if (it.hovered || it.focused) paint::fill(box, c.hover, theme::grid(1));
  if (it.ringed) paint::ring(paint::inset(box, theme::sizes().ring, theme::sizes().ring), theme::grid(1));
  const ImU32 ink = !enabled ? c.muted : m.danger ? c.danger : c.text;
  float x = box.Min.x + theme::grid(2);
  if (m.icon != nullptr) {
    paint::glyph({x + theme::sizes().icon / 2, box.GetCenter().y}, m.icon, m.danger ? ink : c.muted);
    x += theme::sizes().icon + theme::grid(2);
  }
  paint::text_in({x, box.Min.y, box.Max.x, box.Max.y}, Face::body, ink, m.label);
  const ImRect end = paint::inset(box, theme::grid(2), 0);
  if (m.checked) paint::glyph({end.Max.x - theme::sizes().icon / 2, box.GetCenter().y}, icon::kCheck, c.accent);
  else if (!m.detail.empty()) paint::text_in(end, Face::small, c.muted, m.detail, Align::right);
  tooltip(it, m.disabled_because);
  return it.pressed;
}

}  // namespace

void open_popup(ImGuiID id) {
  state.return_to = mirror::focused();
  state.fresh = id;
  ImGui::OpenPopupEx(id, ImGuiPopupFlags_None);
  platform::request_frame();
}

bool popup_is_open(ImGuiID id) { return ImGui::IsPopupOpen(id, ImGuiPopupFlags_None); }
bool dialog_is_open() { return ImGui::GetTopMostPopupModal() != nullptr; }

bool begin_popup(ImGuiID id, const ImRect& anchor, float width, float height, const mirror::Node& node) {
  const ImRect box = place(anchor, width, height);
  ImGui::SetNextWindowPos(box.Min);
  ImGui::SetNextWindowSize(box.GetSize());
  if (!ImGui::BeginPopupEx(id, kFlags)) return false;
  paint::shadow(box);
  paint::fill(box, theme::colors().raised);
  paint::outline(box, theme::colors().border);
  mirror::open_at_root(id ^ kElement, box, node);
  ImGui::SetCursorScreenPos({box.Min.x, box.Min.y});
  return true;
}

void end_popup() {
  if (key(ImGuiKey_Escape, false)) close_popup();
  mirror::close();
  ImGui::EndPopup();
}

void close_popup() {
  ImGui::CloseCurrentPopup();
  if (state.return_to != 0) mirror::focus(state.return_to);
  state.return_to = 0;
  platform::request_frame();
}

int menu(ImGuiID id, const ImRect& anchor, const MenuItem* items, int count) {
  constexpr int kMost = 24;
  count = std::min(count, kMost);
  const float pad = theme::grid(1);
  const float row = theme::sizes().control;
  float width = std::fmax(theme::grid(45), anchor.GetWidth());
  for (int i = 0; i < count; ++i)
    width = std::fmax(width, paint::text_width(Face::body, items[i].label) +
                                 paint::text_width(Face::small, items[i].detail) + theme::grid(16));
  if (!begin_popup(id, anchor, width, row * static_cast<float>(count) + 2 * pad, {.role = Role::menu, .name = "Menu"}))
    return -1;
  const ImVec2 at = ImGui::GetCurrentWindow()->Pos;
  ImGuiID ids[kMost];
  int chosen = -1;
  for (int i = 0; i < count; ++i) {
    ids[i] = ImGui::GetCurrentWindow()->GetID(i + 1);
    const float top = at.y + pad + row * static_cast<float>(i);
    if (entry(ids[i], {at.x + pad, top, at.x + width - pad, top + row}, items[i])) chosen = i;
  }
  if (state.fresh == id && count > 0) {
    mirror::focus(ids[0]);
    state.fresh = 0;
  }
  move_focus(ids, count);
  if (chosen >= 0) close_popup();
  end_popup();
  return chosen;
}

}  // namespace ui
