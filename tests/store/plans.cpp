#include "plans.h"

#include <algorithm>
#include <map>

namespace {

int keep_statement(unsigned, void* into, void* statement, void* text) {
  const std::string_view begun(static_cast<const char*>(text));  // "-- " begins what runs inside of another
  if (!begun.starts_with("--"))
    static_cast<std::vector<std::string>*>(into)->emplace_back(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
  return 0;
}

bool reads_tables(std::string_view sql) {
  return sql.starts_with("SELECT") || sql.starts_with("UPDATE") || sql.starts_with("INSERT") || sql.starts_with("WITH");
}

// "        ->  Index Scan using users_name on users t": two blanks a level, and of the rest what an index is asked.
std::string node_of(const std::string& line) {
  const auto arrow = line.find("->");
  const auto at = arrow == line.npos ? line.find_first_not_of(' ') : arrow + 4;
  if (at == line.npos || line.compare(at, line.npos, "Result") == 0) return {};
  if (at > 0 && arrow == line.npos && line.compare(at, 11, "Index Cond:") != 0) return {};
  return std::string(at / 6 * 2 + 2, ' ') + line.substr(at) + "\n";
}

}  // namespace

Plans::Plans(TestStore& store) : store_(store) {
  // What an index can serve is served by one, however few rows there are.
  if (store.pg)
    must(
        store.database->run("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; "
                            "SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_material = off"));
}

Plans::~Plans() {
  if (store_.sqlite) sqlite3_trace_v2(store_.sqlite->connection(), 0, nullptr, nullptr);
}

bool Plans::is_known_release() const {
  if (store_.sqlite) return std::string_view(sqlite3_libversion()).starts_with("3.40.");
  const Loan row = must(store_.database->prepare("SELECT current_setting('server_version_num')::int / 10000"));
  return must(row->step()) && row->integer(0) == 15;
}

std::vector<std::string> Plans::prepared() {
  std::vector<std::string> names;
  const Loan row =
      must(store_.database->prepare("SELECT \"name\"::text FROM pg_prepared_statements ORDER BY prepare_time, 1"));
  while (must(row->step())) names.emplace_back(row->text(0));
  return names;
}

void Plans::begin() {
  if (store_.sqlite) sqlite3_trace_v2(store_.sqlite->connection(), SQLITE_TRACE_STMT, keep_statement, &seen_);
  else seen_ = prepared();
}

void Plans::end(const std::string& name) {
  text_ += "# " + name + "\n";
  if (store_.pg) {
    std::vector<std::string> known = std::exchange(seen_, {});
    for (const std::string& statement : prepared())
      if (std::find(known.begin(), known.end(), statement) == known.end()) text_ += explain_postgres(statement);
  } else {
    sqlite3_trace_v2(store_.sqlite->connection(), 0, nullptr, nullptr);
    for (const std::string& sql : std::exchange(seen_, {}))
      if (told_.insert(sql).second) text_ += explain_sqlite(sql);
  }
  text_ += "\n";
}

std::string Plans::explain_sqlite(const std::string& sql) {
  if (!reads_tables(sql)) return {};
  std::map<std::int64_t, std::size_t> depth;
  std::string text;
  const Loan row = must(store_.database->prepare("EXPLAIN QUERY PLAN " + sql));
  while (must(row->step())) {
    const auto above = depth.find(row->integer(1));
    const std::size_t level = above == depth.end() ? 1 : above->second + 1;
    depth[row->integer(0)] = level;
    text += std::string(level * 2, ' ') + std::string(row->text(3)) + "\n";
  }
  return text.empty() ? text : sql.substr(0, sql.find(' ')) + "\n" + text;
}

std::string Plans::explain_postgres(const std::string& name) {
  const Loan known = must(store_.database->prepare(
      "SELECT coalesce(cardinality(parameter_types), 0), statement FROM pg_prepared_statements WHERE name = $1"));
  known->bind_text(1, name);
  if (!must(known->step()) || !reads_tables(known->text(1))) return {};
  std::string nulls, text(known->text(1).substr(0, known->text(1).find(' ')));
  for (std::int64_t i = 0; i < known->integer(0); ++i) nulls += i ? ", NULL" : "NULL";
  text += "\n";
  const std::string execute = "EXECUTE \"" + name + "\"" + (nulls.empty() ? "" : "(" + nulls + ")");
  const Loan row = must(store_.database->prepare("EXPLAIN (COSTS OFF) " + execute));
  while (must(row->step())) text += node_of(std::string(row->text(0)));
  return text;
}
