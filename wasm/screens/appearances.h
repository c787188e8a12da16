#pragma once

#include "records/form.h"
#include "records/session.h"

// How each resource shows itself: its sign, its area in the rail, and what its place is for.
std::span<const records::Appearance> appearances();
// Texts that are codes of other records, and so are picked.
std::span<const records::CodeField> code_fields();
