#pragma once

#include "api/operation.h"
#include "auth/auth.h"
#include "carmen/areas.h"

// Every route of the API that a program serves.
void add_api(Operations&, const Api&, Auth&, Part);
