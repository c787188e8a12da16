#include "ui/dialog.h"

#include <cmath>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/button.h"
#include "ui/field.h"
#include "ui/focus.h"
#include "ui/layout.h"
#include "ui/page_keys.h"

namespace ui {
namespace {

struct State {
  ImGuiID id = 0;
  ImGuiID return_to = 0;
  bool* open = nullptr;
  bool on_top = true;  // nothing floats above it that Escape would close first
  bool drawn = false;  // in this frame
};

State state;

constexpr ImGuiID kElement = 0x6469616C;  // apart from the button that opened it, which may have the same name

constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                                    ImGuiWindowFlags_NoBackground;

void start(ImGuiID id, bool& open) {
  const ImGuiID back = mirror::focus_wanted();  // of a menu that closes in the same frame
  state = {.id = id, .return_to = back != 0 ? back : mirror::focused(), .open = &open};
  ImGui::OpenPopupEx(id, ImGuiPopupFlags_None);
  platform::request_frame();
}

void finish() {
  ImGui::CloseCurrentPopup();
  return_focus(state.return_to);
  state = {};
  platform::request_frame();
}

}  // namespace

bool begin_dialog(std::string_view title, bool& open, float width) {
  const ImGuiID id = id_of(title);
  if (!open) return false;
  const bool fresh = !ImGui::IsPopupOpen(id, ImGuiPopupFlags_None);
  if (fresh) start(id, open);
  state.open = &open;
  state.drawn = true;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float side = std::fmin(width > 0 ? width : theme::sizes().dialog, screen.x - theme::grid(8));
  const float middle = std::round(screen.y * 0.42F);
  ImGui::SetNextWindowPos({std::round(screen.x / 2), middle}, ImGuiCond_Always, {0.5F, 0.5F});
  ImGui::SetNextWindowSizeConstraints({side, 0}, {side, 2 * (middle - theme::grid(4))});
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, theme::colors().raised);  // what is drawn within does not reach below it
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme::sizes().radius);
  const bool shown = ImGui::BeginPopupEx(id, kFlags | ImGuiWindowFlags_Modal);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  if (!shown) return false;
  state.on_top = g.OpenPopupStack.Size == g.BeginPopupStack.Size;
  const ImRect box = ImGui::GetCurrentWindow()->Rect();
  paint::shadow(box);
  paint::fill(box, theme::colors().raised);
  ImGui::PushClipRect(box.Min, box.Max, false);
  paint::outline(box, theme::colors().border);
  ImGui::PopClipRect();
  mirror::open_at_root(id ^ kElement, box,
                       {.role = Role::dialog, .name = title, .flags = mirror::kModal | mirror::kRoving});
  const float pad = theme::grid(5);
  push_right_edge(box.Min.x + side - pad);
  ImGui::SetCursorScreenPos({box.Min.x + pad, box.Min.y + pad});
  ImGui::BeginGroup();
  heading(2, title);
  ImGui::SetCursorScreenPos(
      {box.Min.x + side - pad - theme::sizes().control_small + theme::grid(1), box.Min.y + pad - theme::grid(1)});
  if (icon_button(icon::kClose, "Close", {.small = true})) open = false;
  if (fresh) mirror::focus(id ^ kElement);
  focus_next_box(fresh && !platform::display().coarse_pointer);  // there it would bring up the keyboard
  ImGui::SetCursorScreenPos({box.Min.x + pad, box.Min.y + pad + paint::line_height(Face::section) + theme::grid(3)});
  return true;
}

void end_dialog() {
  focus_next_box(false);
  ImGui::EndGroup();
  plain({0, theme::grid(3)});
  pop_right_edge();
  scroll_by_keys(state.id ^ kElement);
  if (state.on_top && key(ImGuiKey_Escape, false)) *state.open = false;
  if (!*state.open) finish();
  mirror::close();
  ImGui::EndPopup();
}

void close_abandoned_dialog() {
  if (state.id != 0 && !state.drawn) {
    const auto& stack = ImGui::GetCurrentContext()->OpenPopupStack;
    for (int i = 0; i < stack.Size; ++i)
      if (stack[i].PopupId == state.id) {
        ImGui::ClosePopupToLevel(i, true);
        break;
      }
    return_focus(state.return_to);
    state = {};
    platform::request_frame();
  }
  state.drawn = false;
}

bool confirm(const Confirm& c, bool& open) {
  static std::string typed;
  if (!open) return false;
  if (!begin_dialog(c.title, open)) return false;
  text(c.words);
  gap(3);
  bool entered = false;
  if (!c.typed.empty()) {
    const std::string ask = "Type " + std::string(c.typed) + " to confirm";
    entered = text_field(ask, typed, {.width = available()}).submitted;
    gap(3);
  }
  const bool ready = c.typed.empty() || typed == c.typed;
  const ButtonOptions deed{
      .look = c.danger ? Look::danger : Look::primary,
      .disabled_because = ready ? std::string_view() : std::string_view("The name above does not match yet.")};
  push_to_right(button_width("Cancel") + button_width(c.deed, deed) + theme::grid(2));
  if (button("Cancel")) open = false;
  beside();
  const bool done = button(c.deed, deed) || (entered && ready);
  if (done) open = false;
  if (!open) typed.clear();
  end_dialog();
  return done;
}

}  // namespace ui
