#include "platform/input.h"

#include <cmath>
#include <imgui.h>
#include <imgui_internal.h>
#include <iterator>

namespace platform {
namespace {

// Order of the codes in platform.js.
constexpr ImGuiKey kKeyOrder[] = {ImGuiKey_Tab,       ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                                  ImGuiKey_DownArrow, ImGuiKey_PageUp,    ImGuiKey_PageDown,   ImGuiKey_Home,
                                  ImGuiKey_End,       ImGuiKey_Insert,    ImGuiKey_Delete,     ImGuiKey_Backspace,
                                  ImGuiKey_Space,     ImGuiKey_Enter,     ImGuiKey_Escape,     ImGuiKey_Slash};
constexpr int kNamed = static_cast<int>(std::size(kKeyOrder));
constexpr int kLetters = 26;
constexpr int kDigits = 10;

// A finger scrolls once it left the place where it came down; until then it may become a tap.
struct Touch {
  bool down = false;
  bool scrolls = false;
  float x = 0;
  float y = 0;
  float speed_x = 0;  // device pixels a millisecond
  float speed_y = 0;
};

Touch touch;
constexpr float kSlop = 10;
constexpr float kFriction = 0.0035F;  // share of the speed lost each millisecond
constexpr float kStill = 0.02F;

void tap(float x, float y) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(x, y);
  io.AddMouseButtonEvent(0, true);
  io.AddMouseButtonEvent(0, false);
  io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

void drag(float x, float y) {
  const float dx = x - touch.x;
  const float dy = y - touch.y;
  if (!touch.scrolls && std::fabs(dx) + std::fabs(dy) < kSlop) return;
  touch.scrolls = true;
  touch.x = x;
  touch.y = y;
  constexpr float kFrame = 16;
  touch.speed_x = 0.6F * touch.speed_x + 0.4F * dx / kFrame;
  touch.speed_y = 0.6F * touch.speed_y + 0.4F * dy / kFrame;
  ImGui::GetIO().AddMousePosEvent(x, y);
  wheel(dx, dy);
}

void finger(Stroke stroke, float x, float y) {
  switch (stroke) {
    case Stroke::down: touch = {.down = true, .scrolls = false, .x = x, .y = y, .speed_x = 0, .speed_y = 0}; break;
    case Stroke::move:
      if (touch.down) drag(x, y);
      break;
    case Stroke::up:
      if (touch.down && !touch.scrolls) tap(x, y);
      touch.down = false;
      break;
    case Stroke::cancel: touch = {}; break;
  }
}

}  // namespace

void pointer(Pointer kind, Stroke stroke, float x, float y, int button) {
  if (kind == Pointer::touch) return finger(stroke, x, y);
  ImGuiIO& io = ImGui::GetIO();
  if (stroke == Stroke::cancel) return io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  io.AddMousePosEvent(x, y);
  if (stroke != Stroke::move && button >= 0 && button < 3) io.AddMouseButtonEvent(button, stroke == Stroke::down);
}

// ImGui scrolls five lines of the default font for one unit.
void wheel(float x, float y) {
  ImGuiIO& io = ImGui::GetIO();
  const float step = io.FontDefault != nullptr ? 5 * io.FontDefault->FontSize : 80;
  io.AddMouseWheelEvent(x / step, y / step);
}

bool waits() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

bool glide(double milliseconds) {
  if (touch.down || (std::fabs(touch.speed_x) < kStill && std::fabs(touch.speed_y) < kStill)) return false;
  const float t = static_cast<float>(milliseconds);
  wheel(touch.speed_x * t, touch.speed_y * t);
  const float kept = std::fmax(0.0F, 1 - kFriction * t);
  touch.speed_x *= kept;
  touch.speed_y *= kept;
  return true;
}

void key(int index, bool down) {
  ImGuiKey code = ImGuiKey_None;
  if (index < kNamed) code = kKeyOrder[index];
  else if (index < kNamed + kLetters) code = static_cast<ImGuiKey>(ImGuiKey_A + (index - kNamed));
  else if (index < kNamed + kLetters + kDigits) code = static_cast<ImGuiKey>(ImGuiKey_0 + (index - kNamed - kLetters));
  if (code != ImGuiKey_None) ImGui::GetIO().AddKeyEvent(code, down);
}

void modifiers(bool ctrl, bool shift, bool alt) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Alt, alt);
}

void character(unsigned code_point) { ImGui::GetIO().AddInputCharacter(code_point); }

}  // namespace platform
