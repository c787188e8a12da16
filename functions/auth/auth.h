#pragma once

#include <string>

#include "api/api.h"
#include "identity/session.h"

// How people prove who they are. Any thread that handles a request.
struct Auth {
  const Api& api;
  std::function<std::string(const Subject&)> landing;  // where a person lands after signing in: "hotel"
};

void add_auth_routes(Operations&, Auth&);

// Whether the first platform administrator is still to be made.
Result<bool> needs_setup(Workspace&);
