#pragma once

#include "core/json.h"

// Whether a record of the journal is part of what was signed: asked for by its button.
void draw_proof_status(const Json& record);
