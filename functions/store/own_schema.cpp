#include "store/schema.h"
#include "store/sql_text.h"

namespace {

enum class Type { text, optional_text, integer, bytes };

SchemaColumn column(std::string_view name, Type type, const Dialect& dialect) {
  std::string sql = quoted(name) + " ";
  if (type == Type::integer) sql += dialect.integer;
  else sql += type == Type::bytes ? dialect.bytes : dialect.text;
  if (type != Type::optional_text) sql += " NOT NULL";
  const ColumnKind kind = type == Type::integer ? ColumnKind::integer
                          : type == Type::bytes ? ColumnKind::bytes
                                                : ColumnKind::text;
  return {std::string(name), std::move(sql), kind};
}

// Beside the resources'.
bool is_tenants_own(std::string_view table) {
  return table == "journal" || table == "journal_targets" || table == "response_times";
}

}  // namespace

std::vector<SchemaTable> own_schema(const Dialect& dialect) {
  using enum Type;
  const auto c = [&](std::string_view name, Type type) { return column(name, type, dialect); };
  const auto frozen = [&](std::string_view table) { return dialect.append_only(table); };
  std::vector<SchemaTable> tables = {
      {"meta", {c("name", text), c("value", text)}, {"PRIMARY KEY (\"name\")"}, {}},
      {"journal",
       {c("tenant", text), c("seq", integer), c("at", text), c("actor", text), c("actor_name", text),
        c("behind", optional_text), c("action", text), c("organisation", optional_text), c("cluster", optional_text),
        c("business_unit", optional_text), c("department", optional_text), c("record", text), c("leaf", bytes)},
       {"PRIMARY KEY (\"tenant\", \"seq\")"},
       {"CREATE INDEX IF NOT EXISTS \"journal_at\" ON \"journal\" (\"at\")", frozen("journal")}},
      {"journal_targets",
       {c("tenant", text), c("resource", text), c("target", text), c("seq", integer)},
       {"PRIMARY KEY (\"tenant\", \"resource\", \"target\", \"seq\")"},
       {frozen("journal_targets")},
       true},
      // The compact range of each tenant's tree and, under the name "heads", of the platform's.
      {"journal_trees", {c("tenant", text), c("size", integer), c("peaks", bytes)}, {"PRIMARY KEY (\"tenant\")"}, {}},
      {"journal_heads",
       {c("seq", integer), c("tenant", text), c("size", integer), c("root", bytes)},
       {"PRIMARY KEY (\"seq\")"},
       {"CREATE INDEX IF NOT EXISTS \"journal_heads_tenant\" ON \"journal_heads\" (\"tenant\", \"seq\")",
        frozen("journal_heads")}},
      {"idempotency_keys",
       {c("actor", text), c("key", text), c("digest", text), c("status", integer), c("answer", text), c("at", text)},
       {"PRIMARY KEY (\"actor\", \"key\")"},
       {"CREATE INDEX IF NOT EXISTS \"idempotency_keys_at\" ON \"idempotency_keys\" (\"at\")"}},
      // Of the first administrator, who is not there yet.
      {"setup_links", {c("digest", text), c("ends_at", text)}, {"PRIMARY KEY (\"digest\")"}, {}},
      // How long answers took, of all programs together.
      {"response_times",
       {c("tenant", text), c("hour", text), c("method", text), c("route", text), c("count", integer),
        c("refused", integer), c("errors", integer), c("most_us", integer), c("buckets", text), c("exemplars", text)},
       {"PRIMARY KEY (\"tenant\", \"hour\", \"method\", \"route\")"},
       {"CREATE INDEX IF NOT EXISTS \"response_times_hour\" ON \"response_times\" (\"hour\")"}},
      // The worker's: one holder at a time, until the lease ends.
      {"jobs",
       {c("name", text), c("due_at", text), c("holder", text), c("leased_until", text)},
       {"PRIMARY KEY (\"name\")"},
       {}},
  };
  for (SchemaTable& table : tables)
    if (std::string wall = dialect.wall(table.name); is_tenants_own(table.name) && !wall.empty())
      table.indexes.push_back(std::move(wall));
  // The transactions that bore on somebody's access, so that every process knows when what it remembers is old.
  if (!dialect.transaction.empty())
    tables.push_back({"access_changes",
                      {{"xid", "\"xid\" " + std::string(dialect.transaction) + " NOT NULL"}, c("at", text)},
                      {"PRIMARY KEY (\"xid\")"},
                      {"CREATE INDEX IF NOT EXISTS \"access_changes_at\" ON \"access_changes\" (\"at\")"}});
  return tables;
}
