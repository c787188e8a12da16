#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/function_ref.h"
#include "ui/item.h"

namespace ui {

struct PaletteEntry {
  std::string label = {};
  std::string detail = {};  // "Hotel in Riverside East"
  const char* icon = nullptr;
  std::string place = {};  // where to go; actions may leave it empty and use `tag`
  int tag = 0;
  int weight = 0;  // added to how well it matches
};

// Asked in every frame while it is open; gives everything that may match, the palette sorts it.
using PaletteSource = FunctionRef<void(std::string_view typed, std::vector<PaletteEntry>&)>;

void open_palette();
bool draw_palette(PaletteSource, PaletteEntry& chosen);  // once a frame; true when one was chosen. Opens by Ctrl+K

}  // namespace ui
