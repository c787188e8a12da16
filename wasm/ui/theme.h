#pragma once

#include <cstdint>
#include <imgui.h>

// The one place that names a colour or a size. Sizes come out in device pixels.
namespace theme {

enum class Mode : std::uint8_t { system, light, dark };
enum class Density : std::uint8_t { comfortable, dense };
enum class Tone : std::uint8_t { neutral, accent, positive, warning, danger, information };

struct Colors {
  ImU32 background, surface, raised, border, text, muted, accent, positive, warning, danger, information;
  ImU32 on_accent, hover, press, select, field, shade, shadow, skeleton;
  ImU32 chart[6];  // apart for colour-blind readers too
};

struct Sizes {
  float hairline, radius, ring;
  float row, header, control, control_small, touch;
  float rail, rail_folded, bar, panel, dialog, palette, form;
  float icon, icon_small, avatar, dot, scrollbar;
  float narrow;  // below this width the layout is a phone's
};

const Colors& colors();
const Sizes& sizes();
ImU32 tone(Tone);
ImU32 fade(ImU32 color, float alpha);
float grid(float steps);  // steps of 4 CSS pixels
bool dark();
bool narrow();  // the layout of a phone
bool still();   // no motion, by the person's wish

void set_mode(Mode);
Mode mode();
void set_density(Density);
Density density();

bool prepare();  // before each frame; true when the font atlas was rebuilt

}  // namespace theme
