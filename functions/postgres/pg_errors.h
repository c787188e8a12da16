#pragma once

#include "core/result.h"
#include "postgres/pq.h"

// What PostgreSQL refused, in our words. Reasons: UNIQUE (the fault names the column), REFERENCE, SERIALIZATION (do it
// again), DATABASE_AWAY, DATABASE_BUSY, DATABASE_READ_ONLY, DATABASE_RIGHTS, DATABASE_CORRUPT, DISK_FULL; others are
// `internal`. Codes: PostgreSQL's appendix A.
Error pg_error(const PGresult* result);
// Why there is no connection: DATABASE_AWAY, or what is wrong with the address. Never tells a password.
Error pg_connection_error(const PGconn* connection);
Error database_away();
Error serialization_failure();
Error read_only();
Error congested();
Error outcome_unknown();
