#pragma once

#include "core/json.h"

// Whether a record of the journal is part of what was signed: recomputed here, from what the server hands over.
void draw_audit_proof(const Json& record);
