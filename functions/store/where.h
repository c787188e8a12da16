#pragma once

#include "store/reach_sql.h"
#include "store/sql_text.h"
#include "store/table.h"

// " WHERE …" of a query over `t`, without its keyset; empty when it asks for nothing.
void append_where(SqlText& sql, const Tables& tables, const Entity& entity, const Query& query, const Dialect& dialect,
                  MemberSearch search = MemberSearch::gathered);
// " AND …": nothing behind this keyset, for a query whose order never holds a null and runs one way.
void append_until(SqlText& sql, const Query& query, const std::vector<Json>& last);
bool runs_one_way(const Query& query);
// The keyset condition, the order and the limit. `sorted`: no index is walked for the order.
void append_page(SqlText& sql, const Query& query, const Dialect* sorted = nullptr);
// How many rows a query finds, without its page.
Result<std::int64_t> count_rows(Database& database, const Tables& tables, const Entity& entity, const Query& query);
