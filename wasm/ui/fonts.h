#pragma once

#include <cstdint>
#include <imgui.h>
#include <string_view>

// The faces of the atlas: Inter with tabular figures, Noto Sans Thai merged, and the icons.
namespace fonts {

enum class Face : std::uint8_t { small, body, strong, section, title, figure, icon };

ImFont* get(Face);
float css_size();                    // the body text's em in CSS pixels
bool prepare(float ratio);           // builds the atlas when it has to change; true when it did
void notice(std::string_view text);  // asks for the letters beyond Latin-1 that a text uses, from the next frame on

}  // namespace fonts
