#include "ui/frame.h"

#include <cmath>

#include "ui/dialog.h"
#include "ui/focus.h"
#include "ui/frame_parts.h"
#include "ui/popup.h"

namespace ui {

namespace parts = frame_parts;

FrameEvents begin_frame(const FrameSpec& spec) {
  FrameEvents events;
  parts::read_rail();
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
    parts::close_drawer();
    parts::draw_rail(spec, {0, 0, left, size.y}, events);
  } else if (parts::drawer_is_open()) {
    parts::draw_drawer(spec, {0, 0, size.x, size.y}, events);
  }
  const float bar =
      theme::narrow() ? std::fmax(theme::sizes().bar, theme::sizes().touch + theme::grid(2)) : theme::sizes().bar;
  parts::draw_bar(spec, {left, 0, size.x, bar}, events);
  ImGui::SetCursorScreenPos({left, bar});
  ImGui::BeginChild("#main", {size.x - left, size.y - bar}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  mirror::open(id_of("main"), {left, bar, size.x, size.y},
               {.role = Role::main, .flags = dialog_is_open() || parts::drawer_is_open() ? mirror::kInert : 0U});
  return events;
}

float rail_width() {
  if (theme::narrow()) return 0;
  return parts::rail_is_folded() ? theme::sizes().rail_folded : theme::sizes().rail;
}

void end_main() {
  mirror::close();
  ImGui::EndChild();
}

void end_frame() {
  ImGui::End();
  close_abandoned_dialog();
  settle_focus();
}

}  // namespace ui
