#pragma once

#include <optional>

#include "store/database.h"
#include "store/schema.h"
#include "store/table.h"

// Makes the database hold what the catalogue describes, in one transaction: a new one is filled, additive changes of an
// earlier release are made up. Refused, and left alone, with one line: another product's database, a newer release's,
// one that is half migrated or damaged.
Outcome migrate(Database& database, const Tables& tables);
// The same checks without a change; a database that migrate() would change is refused as well.
Outcome check_schema(Database& database, const Tables& tables);
// In `meta` of a database that is being copied into: no program opens it.
inline constexpr std::string_view kCopyMark = "copying";
// For a copy: makes a new database hold the schema. True when nothing is kept there yet.
Result<bool> prepare_target(Database& database, const Tables& tables);

std::vector<SchemaTable> whole_schema(const Tables& tables, const Dialect& dialect);
// What the database says of itself.
Result<std::optional<std::string>> find_meta(Database& database, std::string_view name);
Outcome set_meta(Database& database, std::string_view name, std::string_view value);
Outcome drop_meta(Database& database, std::string_view name);
