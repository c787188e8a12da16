#pragma once

#include <imgui.h>

namespace ui {

// Gives the focus back to what held it, once that can take it: a dialog covers the page until it is gone.
void return_focus(ImGuiID);
void settle_focus();  // at the end of a frame

}  // namespace ui
