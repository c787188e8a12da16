#pragma once

#include <cstdint>
#include <vector>

namespace platform {

// A letter as the device's own faces show it, in device pixels; `top` lies above the line that letters stand on.
struct Glyph {
  float advance = 0;
  int left = 0, top = 0, width = 0, height = 0;
  std::vector<std::uint8_t> alpha = {};  // width × height
};

// False where there is nobody to draw it.
bool draw_glyph(char32_t letter, float em, bool strong, Glyph&);

}  // namespace platform
