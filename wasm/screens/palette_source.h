#pragma once

#include "app/app.h"

// What the palette finds beside the screens: actions that make something, and records by what was typed.
void find_records(App&, std::string_view typed, std::vector<ui::PaletteEntry>&);
std::string detail_of_row(const struct Entity&, const class Json& row);  // "Hotel TH-0002 in North Sunrise cluster"
