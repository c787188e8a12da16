#pragma once

#include "model/catalogue.h"
#include "store/sql_text.h"

// Appends the condition under which `alias`, a row of the entity, may be seen: Workspace's may_see() in SQL.
void append_visible(SqlText& sql, const Catalogue& catalogue, const Entity& entity, std::string_view alias,
                    const Reach& reach);
