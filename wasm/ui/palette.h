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
  std::string place = {};  // where to go
  int weight = 0;          // added to how well it matches
};

// Asked in every frame while it is open; gives everything that may match, the palette sorts it.
using PaletteSource = FunctionRef<void(std::string_view typed, std::vector<PaletteEntry>&)>;

struct PaletteWords {
  std::string_view name = "Find anything";
  std::string_view placeholder = "Search or jump to";
  std::string_view field = "Search screens, records and actions";
};
inline constexpr PaletteWords kFindAnything{};

void open_palette(const PaletteWords& = kFindAnything);  // the words have to live on
bool palette_shows(const PaletteWords&);
bool draw_palette(PaletteSource, PaletteEntry& chosen);  // once a frame; true when one was chosen. Opens by Ctrl+K

}  // namespace ui
