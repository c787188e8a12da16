#pragma once

#include "model/catalogue.h"

namespace records {

// Where a row lies, as far as its own fields say.
Place place_of_row(const Entity&, const Json& row);

// Why this person may not do that to the row; "" when they may, or when only the server can tell.
std::string why_not(const Action&, const Json& row);
// Why nobody could begin it at all: the permission is held nowhere.
std::string why_not(const Action&);

}  // namespace records
