#pragma once

#include "auth/auth.h"

// The person whom ?user= names, oneself without it. Others need the permission at one of the person's places.
Result<Row> asked_person(const Exchange&, Workspace&, std::string_view permission);
// Who looks at what is theirs sees it whole.
Caller seeing(const Caller&, const Row& person);

Outcome list_sessions(const Auth&, Exchange&, const Caller&);  // GET /api/auth/sessions: live ones
Outcome list_sign_ins(const Auth&, Exchange&, const Caller&);  // GET /api/auth/sign-ins: the newest
