#include "api/journal_query.h"

#include <algorithm>
#include <charconv>

#include "api/base64.h"
#include "api/list_request.h"
#include "core/text.h"
#include "core/time.h"

namespace {

constexpr std::string_view kColumns[kScopeLevels] = {"", "organisation", "cluster", "business_unit", "department"};

Result<std::optional<Timestamp>> read_time(const std::string& name, const std::string& text) {
  const auto time = parse_timestamp(text);
  if (!time) return invalid(name, "must be a time such as 2026-01-31T09:30:00Z");
  return std::optional<Timestamp>(*time);
}

Result<std::pair<std::string, std::int64_t>> read_record(const std::string& text) {
  const auto slash = std::min(text.find('/'), text.size());
  const auto tenant = parse_uuid(std::string_view(text).substr(0, slash));
  std::int64_t seq = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + std::min(slash + 1, text.size()), end, seq);
  if (!tenant || error != std::errc() || stop != end || seq < 1)
    return invalid("record", "must be the trail's id, a slash and the record's number");
  return std::pair(to_text(*tenant), seq);
}

Outcome read_page(const std::string& text, JournalQuery& into) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into.page);
  if (error == std::errc() && end == text.data() + text.size() && into.page >= 1 && into.page <= kLargestPage)
    return Done{};
  return invalid("limit", "must be a whole number between 1 and " + std::to_string(kLargestPage));
}

void append_scope(SqlText& sql, const Reach::Scope& scope) {
  const auto level = static_cast<std::size_t>(scope.level);
  if (level == 0) {
    sql += scope.inherits ? "TRUE" : "j.\"organisation\" IS NULL";
    return;
  }
  (sql += "(").column("j", kColumns[level]) += " = ";
  sql.value(to_text(scope.id));
  if (!scope.inherits && level + 1 < kScopeLevels) (sql += " AND ").column("j", kColumns[level + 1]) += " IS NULL";
  sql += ")";
}

void append_any(SqlText& sql, const std::vector<Reach::Scope>& scopes) {
  sql += "(FALSE";
  for (const Reach::Scope& scope : scopes) append_scope(sql += " OR ", scope);
  sql += ")";
}

void append_action(SqlText& sql, const std::string& action) {
  if (!action.ends_with(".*")) {
    (sql += " AND j.\"action\" = ").value(action);
    return;
  }
  const std::string prefix = action.substr(0, action.size() - 1);
  std::string above = prefix;
  above.back() = static_cast<char>(above.back() + 1);
  (sql += " AND j.\"action\" >= ").value(prefix);
  (sql += " AND j.\"action\" < ").value(above);
}

void append_after(SqlText& sql, const JournalQuery& query) {
  if (!query.after) return;
  const auto& [at, record] = *query.after;
  (sql += " AND (j.\"at\", j.\"tenant\", j.\"seq\") < (").value(at);
  (sql += ", ").value(record.first);
  (sql += ", ").value(record.second);
  sql += ")";
}

}  // namespace

Result<bool> read_journal_filter(const std::string& name, const std::string& value, JournalQuery& into) {
  if (name == "actor") into.actor = value;
  else if (name == "action") into.action = value;
  else if (name == "resource") into.resource = value;
  else if (name == "target") into.target = value;
  else if (name == "from") into.from = TRY(read_time(name, value));
  else if (name == "to") into.to = TRY(read_time(name, value));
  else if (name == "scope") into.within = TRY(read_scope(value));
  else if (name == "limit") TRY(read_page(value, into));
  else return false;
  return true;
}

Result<JournalQuery> read_journal_query(const Exchange& exchange) {
  JournalQuery query;
  for (const auto& [name, value] : exchange.query()) {
    if (TRY(read_journal_filter(name, value, query))) continue;
    if (name == "q") query.q = trim(value);
    else if (name == "record") query.record = TRY(read_record(value));
    else if (name == "cursor") TRY(set_journal_cursor(value, query));
    else return invalid(name, "is not a parameter of this list");
  }
  return query;
}

void append_journal_reach(SqlText& sql, const Reach& seen) {
  if (!seen.everywhere) append_any(sql += " AND ", seen.allowed);
  if (seen.denied.empty()) return;
  append_any(sql += " AND COALESCE(NOT ", seen.denied);
  sql += ", TRUE)";
}

void append_journal_filter(SqlText& sql, const JournalQuery& query) {
  if (!query.actor.empty()) (sql += " AND j.\"actor\" = ").value(query.actor);
  if (!query.action.empty()) append_action(sql, query.action);
  if (query.from) (sql += " AND j.\"at\" >= ").value(format_timestamp(*query.from));
  if (query.to) (sql += " AND j.\"at\" < ").value(format_timestamp(*query.to));
  if (query.within) append_scope(sql += " AND ", *query.within);
  if (query.resource.empty() && query.target.empty()) return;
  sql += " AND EXISTS (SELECT 1 FROM \"journal_targets\" t WHERE t.\"tenant\" = j.\"tenant\" AND t.\"seq\" = j.\"seq\"";
  if (!query.resource.empty()) (sql += " AND t.\"resource\" = ").value(query.resource);
  if (!query.target.empty()) (sql += " AND t.\"target\" = ").value(query.target);
  sql += ")";
}

Outcome set_journal_cursor(const std::string& text, JournalQuery& into) {
  const auto bytes = from_base64url(text);
  auto json = bytes ? parse_json(*bytes, {.bytes = 1024, .depth = 2}) : Result<Json>(invalid("cursor", ""));
  const Json::Array* parts = json ? json->if_array() : nullptr;
  if (!parts || parts->size() != 3 || !(*parts)[0].if_text() || !(*parts)[1].if_text() || !(*parts)[2].if_int())
    return invalid("cursor", "does not belong to this list; begin without one");
  into.after = {*(*parts)[0].if_text(), {*(*parts)[1].if_text(), *(*parts)[2].if_int()}};
  return Done{};
}

std::string journal_cursor(std::string_view at, std::string_view tenant, std::int64_t seq) {
  return to_base64url(to_json_text(Json::Array{at, tenant, seq}));
}

SqlText journal_sql(const JournalQuery& query, const Reach& seen, bool all_places) {
  SqlText sql;
  sql += "SELECT j.\"tenant\", j.\"seq\", j.\"at\", j.\"record\" FROM \"journal\" j WHERE TRUE";
  if (!all_places) append_journal_reach(sql, seen);
  append_journal_filter(sql, query);
  if (!query.q.empty()) {
    std::string pattern = "%";
    for (const char c : lower_ascii(query.q))
      pattern.append(c == '%' || c == '_' || c == '\\' ? "\\" : "").push_back(c);
    (sql += " AND lower(j.\"record\") LIKE ").value(pattern + "%");
    sql += " ESCAPE '\\'";
  }
  if (query.record) {
    (sql += " AND j.\"tenant\" = ").value(query.record->first);
    (sql += " AND j.\"seq\" = ").value(query.record->second);
  }
  append_after(sql, query);
  sql += " ORDER BY j.\"at\" DESC, j.\"tenant\" DESC, j.\"seq\" DESC";
  if (query.page > 0) sql += " LIMIT " + std::to_string(query.page + 1);
  return sql;
}
