#pragma once

#include "identity/user.h"
#include "model/workspace.h"

// Refuses to take the platform's last active administrator away.
Outcome keep_an_admin(Workspace&, const User& leaving);
