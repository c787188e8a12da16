#pragma once

#include "records/deed.h"

namespace records {

// How far a deed is that is on its way: what of it has been sent, then for how long the server has been `doing` it.
void draw_progress(const Deed&, std::string_view doing);

}  // namespace records
