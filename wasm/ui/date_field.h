#pragma once

#include "ui/field.h"

namespace ui {

// A day as YYYY-MM-DD, empty for none; the browser's own calendar opens from it.
Edit date_field(std::string_view label, std::string& iso, const FieldOptions& = {});
std::string format_day(std::string_view iso);  // 2026-03-09 is 9 Mar 2026

}  // namespace ui
