#pragma once

#include <span>
#include <string_view>

#include "ui/field.h"

namespace ui {

struct Option {
  std::string_view label = {};
  std::string_view detail = {};
};

// One of many, found by typing. `chosen` is an index, -1 for none.
bool select(std::string_view label, int& chosen, std::span<const Option>, const FieldOptions& = {});
std::string_view typed_in(ImGuiID list);  // what is typed in it, so that more options can be found; id_of(label)

}  // namespace ui
