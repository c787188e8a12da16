#pragma once

#include <span>
#include <string_view>

namespace ui {

struct Shortcut {
  std::string_view keys = {};  // "Ctrl K"
  std::string_view does;
};

void draw_keyboard_map(std::span<const Shortcut> more);  // once a frame; opens by ?
void open_keyboard_map();

}  // namespace ui
