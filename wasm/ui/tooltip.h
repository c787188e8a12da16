#pragma once

#include "ui/item.h"

namespace ui {

void tooltip(const Item&, std::string_view);  // after a moment of pointing, or at once under the keyboard's focus
void tooltip_at(ImGuiID, const ImRect& beside, std::string_view);

}  // namespace ui
