#pragma once

#include "core/types.h"
#include "store/database.h"

// One-time links for the first administrator. The database keeps their digests, so that any instance takes what another
// has printed.
inline constexpr std::int64_t kKeepSetupLinks = 24 * 60 * 60 * 1000;  // milliseconds

// The token of a new one, beside those that were made before; the ended ones go.
Result<std::string> add_setup_link(Database& database, Timestamp now);
Result<bool> is_setup_link(Database& database, const std::string& token, Timestamp now);
// Once there is an administrator.
Outcome drop_setup_links(Database& database);
