#pragma once

#include <imgui.h>

namespace ui {

// Page up and Page down move the scroll area or dialog around the focus, else the page's own. `id` is the mirror's name
// for what the current window shows.
void scroll_by_keys(ImGuiID id);

}  // namespace ui
