#pragma once

#include <string_view>

namespace ui {

// How well a text answers what was typed: every typed letter in order, case ignored. 0: not at all.
int match(std::string_view text, std::string_view typed);

}  // namespace ui
