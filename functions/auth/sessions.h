#pragma once

#include "auth/auth.h"

Outcome sign_out(const Auth&, Exchange&, const Caller&);      // POST /api/auth/sign-out
Outcome show_session(const Auth&, Exchange&, const Caller&);  // GET /api/auth/session
// DELETE /api/auth/sessions/{sessionId}: one's own, or that of somebody whom one may sign out.
Outcome revoke_session(const Auth&, Exchange&, const Caller&);
// POST /api/users/{userId}/sign-out: every session of a person.
Outcome sign_out_person(const Auth&, Exchange&, const Caller&);
