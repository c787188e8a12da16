#pragma once

#include "model/catalogue.h"
#include "store/sql_text.h"

// How a row's members are found: all that the reader sees at once, or those of each row that is looked at.
enum class MemberSearch { gathered, by_row };

// Appends the condition under which `alias`, a row of the entity, may be seen: Workspace's may_see() in SQL.
void append_visible(SqlText& sql, const Catalogue& catalogue, const Entity& entity, std::string_view alias,
                    const Reach& reach, MemberSearch search = MemberSearch::gathered);
