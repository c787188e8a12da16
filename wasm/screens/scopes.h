#pragma once

#include "app/app.h"

// The organisations, clusters and hotels that one may see, for narrowing everything to one of them.
void find_scopes(App&, std::string_view typed, std::vector<ui::PaletteEntry>&);
const char* scope_icon();
