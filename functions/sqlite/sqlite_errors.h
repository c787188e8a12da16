#pragma once

#include <sqlite3.h>

#include "core/result.h"

// What SQLite refused, in our words. Reasons: UNIQUE (the fault names the column), REFERENCE, DATABASE_BUSY, DISK_FULL,
// DATABASE_READ_ONLY, DATABASE_CORRUPT, NOT_A_DATABASE, DATABASE_UNREADABLE, DATABASE_IO; others are `internal`.
Error sqlite_error(sqlite3* connection);
Error sqlite_error(int code);  // of those above
