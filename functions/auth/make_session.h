#pragma once

#include "auth/auth.h"
#include "http/exchange.h"

struct MadeSession {
  Session session;
  std::string token;
};

// A new session of a person on the device that sends this request.
Result<MadeSession> make_session(Workspace&, const User&, const Exchange&);
// {token, expiresAt, user, landing} and the cookie.
Outcome answer_session(const Auth&, Exchange&, Workspace&, const User&, const MadeSession&);

std::string device_of(const Exchange&);  // "Chrome on Windows"
