#pragma once

#include "auth/auth.h"

// POST /api/auth/sign-in: the same answer after the same time whether the address is known or not.
Outcome sign_in(Auth&, Exchange&);
