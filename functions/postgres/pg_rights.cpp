#include "postgres/pg_rights.h"

namespace {

Error lacks(std::string message) {
  return {.code = Code::unavailable, .message = std::move(message), .reason = "DATABASE_RIGHTS"};
}

// What the dialect's grants give, and the owner has.
constexpr std::string_view kMayRead = "has_table_privilege(c.oid, 'SELECT')";
constexpr std::string_view kMayWrite =
    "(c.relname = 'meta' OR has_table_privilege(c.oid, 'INSERT')) AND "
    "(c.relname IN ('meta', 'journal', 'journal_targets', 'journal_heads') OR has_table_privilege(c.oid, 'UPDATE')) "
    "AND "
    "(c.relname NOT IN ('idempotency_keys', 'setup_links', 'access_changes') OR has_table_privilege(c.oid, 'DELETE'))";

}  // namespace

Outcome check_sight(Database& database) {
  const Loan row = TRY(database.prepare("SELECT current_schema() IS NOT NULL"));
  if (TRY(row->step()) && row->boolean(0)) return Done{};
  return lacks(
      "This program's role may use no schema of the database. GRANT USAGE ON SCHEMA public to it, as "
      "deploy/postgres/roles.sql does.");
}

Outcome check_rights(Database& database, bool writes) {
  std::string rights(kMayRead);
  if (writes) (rights += " AND ") += kMayWrite;
  const Loan row = TRY(database.prepare(
      "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
      "WHERE n.nspname = current_schema() AND c.relkind = 'r' AND NOT EXISTS (SELECT 1 FROM pg_depend d "
      "WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') AND NOT (" +
      rights + ") ORDER BY 1 LIMIT 1"));
  if (!TRY(row->step())) return Done{};
  return lacks("This program's role lacks rights on the table \"" + std::string(row->text(0)) +
               "\". Run \"carmen migrate\" as the role that owns it, which grants them to carmen_app.");
}
