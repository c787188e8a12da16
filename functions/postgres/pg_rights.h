#pragma once

#include "store/database.h"

// DATABASE_RIGHTS when this connection's role may not see the schema: then nothing of what is there can be told.
Outcome check_sight(Database& database);
// DATABASE_RIGHTS when it may not do with every table what the programs do, once the schema is known to be ours.
Outcome check_rights(Database& database, bool writes);
