#pragma once

#include "auth/auth.h"

// POST /api/auth/setup: the first platform administrator, by the link that the program printed.
Outcome set_up(Auth&, Exchange&);
// The same for the command line; the password is checked and hashed here.
Outcome create_admin(Workspace&, const std::string& email, const std::string& name, const std::string& password);
