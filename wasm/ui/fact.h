#pragma once

#include <string_view>

namespace ui {

// The name of what comes next, at its left. What follows wraps beside it.
void fact(std::string_view label);

}  // namespace ui
