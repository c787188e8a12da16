#pragma once

#include <span>
#include <string_view>

#include "ui/item.h"

namespace ui {

bool tabs(std::string_view name, std::span<const std::string_view> labels, int& at);  // true when another was chosen

struct Crumb {
  std::string_view label = {};
  std::string_view url = {};  // empty: where we are
};
int breadcrumb(std::span<const Crumb>);  // the one pressed, or -1

}  // namespace ui
