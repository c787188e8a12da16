#include <cmath>
#include <cstdlib>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/button.h"
#include "ui/dialog.h"
#include "ui/focus.h"
#include "ui/layout.h"
#include "ui/page_keys.h"

namespace ui {
namespace {

float width_css = 0;  // 0: not yet read from the settings
constexpr float kLeast = 320;
constexpr float kMost = 800;

float panel_width() {
  if (width_css <= 0) {
    const int saved = std::atoi(platform::load_setting("panel").c_str());
    width_css = saved > 0 ? static_cast<float>(saved) : theme::sizes().panel / platform::display().ratio;
  }
  return std::round(ImClamp(width_css, kLeast, kMost) * platform::display().ratio);
}

struct State {
  ImGuiID return_to = 0;  // what held the focus before
  int drawn = -1;         // the frame
};

State state;

void drag_edge(const ImRect& box) {
  const float reach = theme::grid(1);
  const ImRect edge(box.Min.x - reach, box.Min.y, box.Min.x + reach, box.Max.y);
  const ImGuiID id = id_of("edge");
  if (!ImGui::ItemAdd(edge, id, nullptr, ImGuiItemFlags_None)) return;
  bool hovered = false;
  bool held = false;
  ImGui::ButtonBehavior(edge, id, &hovered, &held);
  if (hovered || held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (hovered || held)
    paint::fill({box.Min.x, box.Min.y, box.Min.x + theme::sizes().ring, box.Max.y}, theme::colors().accent, 0);
  if (!held) return;
  width_css = ImClamp((box.Max.x - ImGui::GetIO().MousePos.x) / platform::display().ratio, kLeast, kMost);
  char text[16];
  ImFormatString(text, sizeof text, "%d", static_cast<int>(width_css));
  platform::save_setting("panel", text);
}

}  // namespace

float side_panel_width() { return theme::narrow() ? 0 : panel_width(); }

bool begin_side_panel(std::string_view title, bool& open) {
  if (!open) return false;
  if (state.drawn != ImGui::GetFrameCount() - 1) state.return_to = mirror::focused();
  state.drawn = ImGui::GetFrameCount();
  const ImGuiWindow& host = *ImGui::GetCurrentWindow();
  const float width = theme::narrow() ? host.InnerRect.GetWidth() : panel_width();
  const ImRect box(host.InnerRect.Max.x - width, host.InnerRect.Min.y, host.InnerRect.Max.x, host.InnerRect.Max.y);
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::BeginChild("#panel", box.GetSize());
  paint::fill(box, theme::colors().surface, 0);
  if (!theme::narrow())
    paint::fill({box.Min.x, box.Min.y, box.Min.x + theme::sizes().hairline, box.Max.y}, theme::colors().border, 0);
  mirror::open(id_of("panel"), box, {.role = Role::complementary, .name = title});
  const float pad = theme::grid(4);
  const float head = theme::sizes().bar;
  ImGui::SetCursorScreenPos({box.Min.x + pad, box.Min.y + (head - paint::line_height(Face::section)) / 2});
  push_right_edge(box.Max.x - pad - theme::sizes().control);
  heading(theme::narrow() ? 1 : 2, title, Face::section);  // a page of its own where it covers the list
  pop_right_edge();
  ImGui::SetCursorScreenPos(
      {box.Max.x - theme::grid(2) - theme::sizes().control, box.Min.y + (head - theme::sizes().control) / 2});
  if (icon_button(icon::kClose, "Close panel") || escaped_from(id_of("panel"))) {
    open = false;
    return_focus(state.return_to);
  }
  paint::line_across(box.Min.x, box.Max.x, box.Min.y + head, theme::colors().border);
  if (!theme::narrow()) drag_edge(box);
  ImGui::SetCursorScreenPos({box.Min.x, box.Min.y + head + theme::sizes().hairline});
  begin_scroll("body", {width, box.Max.y - ImGui::GetCursorScreenPos().y}, 4);
  return true;
}

void end_side_panel() {
  end_scroll();
  mirror::close();
  ImGui::EndChild();
}

}  // namespace ui
