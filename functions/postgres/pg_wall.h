#pragma once

#include "model/access.h"
#include "model/catalogue.h"
#include "store/sql_text.h"

// The second wall between tenants: row-level security, which lets a transaction see and write what lies in the tenants
// that these settings name ("*": in all), whatever its statements ask for.
inline constexpr std::string_view kSeenTenants = "carmen.tenants";
inline constexpr std::string_view kWrittenTenants = "carmen.writes";

// Statements that put a table behind the wall, or anew.
std::string wall_sql(std::string_view table);

enum class WallUntil : bool { transaction, session };  // … is over

// Whoever holds anything platform-wide.
bool sees_all(const Subject& subject);
// A select that sets the wall for a person: to where the database itself says that they hold something, and to what is
// nobody's.
SqlText narrow_sql(const Catalogue& catalogue, const Entity& people, const Subject& subject, std::string_view setting,
                   WallUntil until);
