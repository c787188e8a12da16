#pragma once

#include <string_view>

namespace ui {

// The name of what comes next, at its left; both wrap.
void fact(std::string_view label);

}  // namespace ui
