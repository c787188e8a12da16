#pragma once

#include "store/sql_text.h"
#include "store/table.h"

// " WHERE …" of a query over `t`, without its keyset; empty when it asks for nothing.
void append_where(SqlText& sql, const Tables& tables, const Entity& entity, const Query& query, const Dialect& dialect);
// The keyset condition, the order and the limit.
void append_page(SqlText& sql, const Query& query);
// How many rows a query finds, without its page.
Result<std::int64_t> count_rows(Database& database, const Tables& tables, const Entity& entity, const Query& query);
