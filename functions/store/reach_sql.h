#pragma once

#include "model/catalogue.h"
#include "store/sql_text.h"

// How rows are found: by what is asked of them, all at once, or by their order, where each is looked at.
// Sorted: gathered where no more are asked for than can be put in order, whatever index may hold it.
enum class MemberSearch { gathered, by_row, sorted };

// Appends the condition under which `alias`, a row of the entity, may be seen: Workspace's may_see() in SQL.
void append_visible(SqlText& sql, const Catalogue& catalogue, const Entity& entity, std::string_view alias,
                    const Reach& reach, MemberSearch search = MemberSearch::gathered);

// Appends the condition under which it lies in this part of the tree. What is common to all, or a person's own, lies in
// every part. By a member that the reader may not see, nobody is found there; null: all are seen.
void append_within(SqlText& sql, const Catalogue& catalogue, const Entity& entity, std::string_view alias,
                   const Reach::Scope& scope, const Reach* seen, MemberSearch search = MemberSearch::gathered);
