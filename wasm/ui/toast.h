#pragma once

#include <string>
#include <string_view>

#include "ui/item.h"

// Short news at the bottom left. Danger stays until it is closed, the rest goes after a while unless pointed at.
namespace ui {

void toast(std::string_view words, Tone = Tone::positive);
void toast_with_undo(std::string_view words, void (*undo)(void*), void* context);
void draw_toasts();  // once a frame, last

}  // namespace ui
