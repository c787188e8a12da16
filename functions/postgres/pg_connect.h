#pragma once

#include "postgres/pq.h"

enum class PgServer : bool {
  writable,  // one that takes changes
  any        // … or where none does, another
};

// A session of PostgreSQL 15 or later in UTF-8, with limits on what it waits for, that sees everything. `address`: what
// libpq takes, "postgres://user@host,host/database?…". The error says what to do about it.
Result<PgConnection> pg_connect(const std::string& address, PgServer server);
