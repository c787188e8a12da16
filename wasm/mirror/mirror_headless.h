#pragma once

#include <string_view>

#include "mirror/tree.h"

// What a native test finds on the page, as a person would: by role and name.
namespace mirror::headless {

const Element* find(Role, std::string_view name);  // null when the page has none
const Element* find_within(ImGuiID ancestor, Role, std::string_view name);
bool press(Role, std::string_view name);  // by keyboard or assistive technology
bool click(Role, std::string_view name);  // by mouse, in its middle
bool fill(std::string_view label, std::string_view text);
void tab(bool backwards = false);  // to the next focusable element
ImRect place_of(const Element&);   // in device pixels on the canvas
std::string outline();             // the tree in words, for goldens and messages

}  // namespace mirror::headless
