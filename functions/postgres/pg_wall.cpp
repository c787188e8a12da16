#include "postgres/pg_wall.h"

#include <algorithm>

namespace {

// Asked once for a statement, not for each row.
std::string lies_within(std::string_view setting) {
  const std::string value = "(SELECT current_setting('" + std::string(setting) + "', true))";
  return "(" + value + " = '*' OR \"tenant\" = ANY (string_to_array(" + value + ", ',')))";
}

bool is_platform_wide(const Grant& grant) { return !grant.deny && grant.level == ScopeLevel::platform; }

}  // namespace

std::string wall_sql(std::string_view table) {
  const std::string name(table), seen = lies_within(kSeenTenants), written = lies_within(kWrittenTenants);
  const auto policy = [&](const std::string& verb, const std::string& rule) {
    const std::string quoted_name = "\"" + name + "_" + verb + "\"";
    return "DROP POLICY IF EXISTS " + quoted_name + " ON \"" + name + "\"; CREATE POLICY " + quoted_name + " ON \"" +
           name + "\" FOR " + verb + " " + rule + ";\n";
  };
  return "ALTER TABLE \"" + name + "\" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;\n" +
         policy("SELECT", "USING " + seen) + policy("INSERT", "WITH CHECK " + written) +
         policy("UPDATE", "USING " + written + " WITH CHECK " + written) + policy("DELETE", "USING " + written);
}

bool sees_all(const Subject& subject) {
  return std::any_of(subject.grants.begin(), subject.grants.end(), is_platform_wide);
}

SqlText narrow_sql(const Catalogue& catalogue, const Entity& people, const Subject& subject, std::string_view setting,
                   WallUntil until) {
  SqlText sql;
  sql += "SELECT set_config('" + std::string(setting) + "', ";
  if (sees_all(subject)) {
    sql += "'*'";
  } else {
    sql += "concat_ws(',', '" + to_text(Uuid{}) + "', (SELECT string_agg(x.\"tenant\", ',') FROM (";
    const char* before = "";
    for (const Membership& m : catalogue.members(people)) {
      sql += before;
      sql += "SELECT m.\"tenant\" FROM " + quoted(m.entity->name) + " m WHERE m.\"archived_at\" IS NULL AND ";
      sql.column("m", m.field->name) += " = ";
      sql.value(to_text(subject.id));
      before = " UNION ";
    }
    sql += ") x))";
  }
  sql += until == WallUntil::transaction ? ", true)" : ", false)";
  return sql;
}
