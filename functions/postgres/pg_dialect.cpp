#include "postgres/pg_dialect.h"

#include "postgres/pg_wall.h"

namespace {

std::string folded(std::string_view column) { return "fold(" + std::string(column) + ")"; }

// An array is looked up in an index; a join with the items may be made the other way round, once for each row.
std::string one_of(std::string_view column, std::string_view parameter, bool integers) {
  const std::string value = integers ? "value::bigint" : "value";
  return std::string(column) + " = ANY (ARRAY(SELECT " + value + " FROM jsonb_array_elements_text(" +
         std::string(parameter) + "::jsonb)))";
}

// Statistics say what else is worth an index.
std::string walked_past(std::string_view column, bool searched) {
  return searched ? "(" + std::string(column) + " || '')" : std::string(column);
}

// Beside the rights of roles, since the one that owns a table may do anything to it.
std::string append_only(std::string_view table) {
  const std::string name(table);
  return "CREATE OR REPLACE TRIGGER \"" + name + "_append_only\" BEFORE UPDATE OR DELETE OR TRUNCATE ON \"" + name +
         "\" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()";
}

// With the extension that the server's package brings; without it searches read everything.
std::string search_index(std::string_view table) {
  const std::string name(table);
  return "DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN "
         "CREATE INDEX IF NOT EXISTS \"" +
         name + "_search\" ON \"" + name +
         "\" USING gin (\"search_text\" gin_trgm_ops) "
         "WITH (gin_pending_list_limit = 256); END IF; END $$";
}

std::string prelude() {
  return fold_function() +
         "DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm') THEN\n"
         "CREATE EXTENSION IF NOT EXISTS pg_trgm; END IF; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;\n"
         "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$\n"
         "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;\n";
}

// The programs' own role, where there is one (deploy/postgres/roles.sql), reads and writes rows. It deletes only what
// is kept for a while, and changes no record of the journal.
constexpr std::string_view kGrants = R"(DO $$
BEGIN
  IF current_user <> 'carmen_app' AND EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'carmen_app') AND EXISTS (
       SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'meta' AND tableowner = current_user)
  THEN
    PERFORM set_config('synchronous_commit', 'local', true);
    EXECUTE (SELECT format('GRANT SELECT, INSERT, UPDATE ON %s TO carmen_app', string_agg(quote_ident(tablename), ', '))
               FROM pg_tables WHERE schemaname = current_schema() AND tableowner = current_user);
    GRANT DELETE ON idempotency_keys, setup_links, access_changes, response_times TO carmen_app;
    REVOKE UPDATE ON journal, journal_targets, journal_heads FROM carmen_app;
    REVOKE INSERT, UPDATE ON meta FROM carmen_app;
  END IF;
END $$)";

constexpr Dialect kDialect{
    .prelude = prelude,
    .boolean = "BOOLEAN",
    .integer = "BIGINT",
    .text = "TEXT COLLATE \"C\"",
    .bytes = "BYTEA",
    .transaction = "XID8",
    .table_end = "",
    .keyed_end = "",
    .settle = "",
    .grants = kGrants,
    .learn = "ANALYZE",
    .begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    // Whoever migrates does so alone, and waits for no standby: the schema says by itself whether it is there.
    .begin_write =
        "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = 0; "
        "SET LOCAL synchronous_commit = local; SELECT pg_advisory_xact_lock(1)",
    .all_columns =
        // Whatever this role may do with them; what an extension brought is its own.
    "SELECT c.relname::text, a.attname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'f') "
    "AND a.attnum > 0 AND NOT a.attisdropped AND NOT EXISTS (SELECT 1 FROM pg_depend d "
    "WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')",
    .skip_locked = " FOR UPDATE SKIP LOCKED",
    .row_lock = " FOR UPDATE",
    .folded = folded,
    .one_of = one_of,
    .walked_past = walked_past,
    .wide_order = false,  // a row whose indexed columns stay the same is changed in place
    .index_made = "",
    .search_index = search_index,
    .append_only = append_only,
    .wall = wall_sql,
};

}  // namespace

const Dialect& pg_dialect() { return kDialect; }
