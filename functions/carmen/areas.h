#pragma once

#include "api/api.h"
#include "auth/auth.h"

// What the API asks of the areas: the only place where both are known.
Api make_api();
std::string landing_name(const Subject&);

// The programs that share the paths between them.
enum class Part : std::uint8_t { all, auth, persistence, billing };
bool serves(Part, const Entity&);
