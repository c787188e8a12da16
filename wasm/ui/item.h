#pragma once

#include <string>
#include <string_view>

#include "mirror/mirror.h"
#include "ui/paint.h"

namespace ui {

using mirror::Role;
using paint::Align;
using paint::Face;
using theme::Tone;

// One thing in the layout that can be pointed at, pressed and focused, and what happened to it in this frame.
struct Item {
  ImGuiID id = 0;
  ImRect rect = {};
  bool visible = false;
  bool hovered = false;
  bool held = false;
  bool pressed = false;  // by mouse, touch, keyboard or assistive technology
  bool focused = false;
  bool ringed = false;  // focused by keyboard: draw the ring
};

void set_address(std::string (*)(std::string_view place));  // how a link's place reads in full
ImGuiID id_of(std::string_view key);
void push_id(std::string_view key);                                 // ImGui::PopID ends it
Item item(std::string_view key, ImVec2 size, const mirror::Node&);  // at the cursor of the layout
Item item_at(ImGuiID, const ImRect&, const mirror::Node&);          // at a place of its own
Item plain(ImVec2 size);                                            // takes room, does nothing
float animate(ImGuiID, bool on);                                    // 0 to 1 in 120 ms
bool key(ImGuiKey, bool repeat = true);
bool chord(ImGuiKey);  // with Ctrl or Cmd

}  // namespace ui
