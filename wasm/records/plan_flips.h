#pragma once

#include "core/json.h"

namespace records {

// Whose decisions turn with a plan, at which place, and what else hangs on it.
void draw_flips(const Json& plan);

}  // namespace records
