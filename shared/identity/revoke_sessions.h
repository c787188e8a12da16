#pragma once

#include "identity/session.h"
#include "model/workspace.h"

// Ends every session of a person at once, but the one that is kept; answers how many there were.
Result<std::int64_t> revoke_sessions(Workspace&, const Id<User>&, std::string_view reason, const Uuid& kept = {});
