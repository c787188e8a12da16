#pragma once

#include "store/database.h"
#include "store/table.h"

// Makes the database hold what the catalogue describes, in one transaction: a new one is filled, additive changes of an
// earlier release are made up. Refused, and left alone, with one line: another product's database, a newer release's,
// one that is half migrated or damaged.
Outcome migrate(Database& database, const Tables& tables);
// The same checks without a change; a database that migrate() would change is refused as well.
Outcome check_schema(Database& database, const Tables& tables);
