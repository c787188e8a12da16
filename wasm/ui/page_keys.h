#pragma once

#include <imgui.h>

namespace ui {

// Page up and Page down move the scroll area or dialog around the focus, else the page's own. `id` is the mirror's name
// for what the current window shows.
void scroll_by_keys(ImGuiID id);

// Escape, while nothing floats above that part of the page and nobody types elsewhere.
bool escaped_from(ImGuiID id);

}  // namespace ui
