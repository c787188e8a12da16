#pragma once

#include <string_view>

#include "mirror/mirror.h"

// What happens to the mirrored elements; called by mirror.js or by tests.
namespace mirror {

void on_activate(ImGuiID);
void on_input(ImGuiID, std::string_view text);
void on_scroll(ImGuiID, ImVec2);
void on_focus(ImGuiID, bool visible);  // 0: nothing mirrored holds the focus

}  // namespace mirror
