#pragma once

#include "auth/auth.h"

// POST /api/users/{userId}/password-link: a one-time link for somebody else to set their password.
Outcome make_password_link(const Auth&, Exchange&, const Caller&);
// POST /api/auth/password: sets it by such a link.
Outcome set_password(const Auth&, Exchange&);
// POST /api/auth/change-password: one's own, knowing the old one.
Outcome change_password(const Auth&, Exchange&, const Caller&);
