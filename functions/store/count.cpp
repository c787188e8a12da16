#include "store/where.h"

Result<std::int64_t> count_rows(Database& database, const Tables& tables, const Entity& entity, const Query& query) {
  SqlText sql;
  sql += "SELECT count(*) FROM (SELECT 1 FROM " + quoted(entity.name) + " t";
  append_where(sql, tables, entity, query, database.dialect());
  if (query.limit > 0) sql += " LIMIT " + std::to_string(query.limit);
  sql += ") c";
  const Loan statement = TRY(sql.prepare(database));
  (void)TRY(statement->step());
  return statement->integer(0);
}
