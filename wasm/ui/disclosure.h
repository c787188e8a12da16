#pragma once

#include <string_view>

#include "ui/item.h"

namespace ui {

// A line that opens to what stands behind it. end_disclosure() always; the key tells those of one label apart.
bool begin_disclosure(std::string_view label, std::string_view key, bool open_at_first);
void end_disclosure();

}  // namespace ui
