#pragma once

#include "api/api.h"

// The second paths to the rows of an entity: /api/users/{userId}/business-units[/{buId}[/modules[/{moduleId}]]].
// {buId} names what the row refers to there, or the row itself; where several rows fit, another field of theirs in the
// query ("?department=") tells them apart.
void add_nested_routes(Operations&, const Api&, const Entity&);
