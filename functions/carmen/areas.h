#pragma once

#include "api/api.h"
#include "auth/auth.h"

// What the API asks of the areas: the only place where both are known.
Api make_api();
std::string landing_name(const Subject&);

// The programs that share the paths between them.
enum class Part : std::uint8_t { all, auth, persistence, billing };
bool serves(Part, const Entity&);

// Whether somebody may hold more or less by a change. Who has just been made held nothing before.
bool bears_on_access(const Change&);
