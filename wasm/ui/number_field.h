#pragma once

#include <cstdint>
#include <string_view>

#include "ui/field.h"

namespace ui {

// A whole number, or an amount in minor units shown with its decimals (0, 2 or 3). What cannot be read is said and not
// taken.
Edit number_field(std::string_view label, std::int64_t& value, const FieldOptions& = {}, int decimals = 0);

std::string format_number(std::int64_t value, int decimals);  // 1,234.50
bool parse_number(std::string_view text, int decimals, std::int64_t& value);

}  // namespace ui
