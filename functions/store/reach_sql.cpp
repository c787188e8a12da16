#include "store/reach_sql.h"

#include <span>

namespace {

struct Link {  // a field by which a row may say where it lies
  ScopeLevel level;
  const Field* field;
};

// Narrowest first.
std::vector<Link> links_of(const Entity& entity) {
  std::vector<Link> links;
  for (std::size_t level = kScopeLevels; level-- > 1;)
    if (const Field* f = entity.find(kScopeFields[level]); f && f->target)
      links.push_back({static_cast<ScopeLevel>(level), f});
  return links;
}

// The kind of scope at a level above the entity, or the entity itself; null when it lies in none.
const Entity* scope_entity(const Entity& entity, ScopeLevel level) {
  const Entity* at = &entity;
  if (at->scope == ScopeLevel::platform) {
    const std::vector<Link> links = links_of(entity);
    if (links.empty()) return nullptr;
    at = links.front().field->target;
  }
  while (at && at->scope > level) {
    const Field* home = at->home_field();
    at = home ? home->target : nullptr;
  }
  return at && at->scope == level ? at : nullptr;
}

class Within {
 public:
  Within(SqlText& sql, std::span<const Reach::Scope> scopes) : sql_(sql), scopes_(scopes) {}

  // "(a OR b …)": the row lies in one of the scopes; FALSE when it never can.
  void append(const Entity& entity, std::string_view alias) {
    bool any = false;
    for (const Reach::Scope& scope : scopes_) {
      if (!entity.tenant_owned || scope.level <= ScopeLevel::organisation) append_scope(entity, alias, scope, any, 0);
      else append_in_tenant(entity, alias, scope, any);
    }
    sql_ += any ? ")" : "FALSE";
  }

 private:
  void open(bool& any) {
    sql_ += any ? " OR " : "(";
    any = true;
  }

  // Whatever lies in a scope lies in its tenant, whose rows an index finds.
  void append_in_tenant(const Entity& entity, std::string_view alias, const Reach::Scope& scope, bool& any) {
    const Entity* of = scope_entity(entity, scope.level);
    if (!of) return append_scope(entity, alias, scope, any, 0);
    open(any);
    sql_.column(alias, "tenant") += " = (SELECT s.\"tenant\" FROM " + quoted(of->name) + " s WHERE s.\"id\" = ";
    sql_.value(to_text(scope.id)) += ") AND ";
    bool some = false;
    append_scope(entity, alias, scope, some, 0);
    sql_ += some ? ")" : "FALSE";
  }

  void append_scope(const Entity& entity, std::string_view alias, const Reach::Scope& scope, bool& any, int depth) {
    if (entity.scope != ScopeLevel::platform) {
      if (scope.level == entity.scope) {
        open(any);
        sql_.column(alias, "id") += " = ";
        sql_.value(to_text(scope.id));
        return;
      }
      if (!scope.inherits || scope.level > entity.scope) return;
    }
    if (scope.level == ScopeLevel::organisation && scope.inherits && entity.tenant_owned) {
      open(any);
      sql_.column(alias, "tenant") += " = ";
      sql_.value(to_text(scope.id));
      return;
    }
    const std::vector<Link> links = links_of(entity);
    for (std::size_t i = 0; i < links.size(); ++i) append_link(links, i, alias, scope, any, depth);
    append_unlinked(entity, links, alias, scope, any);
  }

  // The row lies where this link leads, all narrower ones being empty.
  void append_link(const std::vector<Link>& links, std::size_t i, std::string_view alias, const Reach::Scope& scope,
                   bool& any, int depth) {
    const Entity& target = *links[i].field->target;
    if (target.scope == scope.level) {
      open(any);
      append_empty(links, i, alias);
      sql_.column(alias, links[i].field->name) += " = ";
      sql_.value(to_text(scope.id));
    } else if (target.scope > scope.level && scope.inherits && depth < static_cast<int>(kScopeLevels)) {
      const std::string inner = "s" + std::to_string(depth);
      open(any);
      append_empty(links, i, alias);
      sql_.column(alias, links[i].field->name) += " IN (SELECT ";
      sql_.column(inner, "id") += " FROM ";
      sql_ += quoted(target.name) + " " + inner + " WHERE ";
      bool some = false;
      append_scope(target, inner, scope, some, depth + 1);
      sql_ += some ? "))" : "FALSE)";
    }
  }

  // The row names no scope: it lies in its tenant, or nowhere.
  void append_unlinked(const Entity& entity, const std::vector<Link>& links, std::string_view alias,
                       const Reach::Scope& scope, bool& any) {
    if (scope.level > ScopeLevel::organisation || entity.scope != ScopeLevel::platform) return;
    if (scope.level == ScopeLevel::platform && entity.tenant_owned) return;
    open(any);
    append_empty(links, links.size(), alias);
    sql_.column(alias, "tenant") += " = ";
    sql_.value(to_text(scope.id));
    // Few of these rows have a tenant, and an index has them alone.
    if (!scope.id.is_nil()) (sql_ += " AND ").column(alias, "tenant") += " <> '" + to_text(Uuid{}) + "'";
  }

  void append_empty(const std::vector<Link>& links, std::size_t count, std::string_view alias) {
    for (std::size_t i = 0; i < count; ++i) sql_.column(alias, links[i].field->name) += " IS NULL AND ";
  }

  SqlText& sql_;
  std::span<const Reach::Scope> scopes_;
};

// The row's own place is covered.
void append_covered(SqlText& sql, const Entity& entity, std::string_view alias, const Reach& reach) {
  if (reach.everywhere) sql += "TRUE";
  else Within(sql, reach.allowed).append(entity, alias);
  if (reach.denied.empty()) return;
  sql += " AND ";
  Within(sql, reach.denied).append(entity, alias);
  sql += " IS NOT TRUE";
}

bool denies_everything(const Reach& reach) {
  for (const Reach::Scope& scope : reach.denied)
    if (scope.level == ScopeLevel::platform && scope.inherits) return true;
  return false;
}

std::string live_members(const Membership& m) {
  return " FROM " + quoted(m.entity->name) + " m WHERE m.\"archived_at\" IS NULL AND ";
}

// A row without members is seen by its own place.
void append_memberless(SqlText& sql, std::span<const Membership> members, const Entity& entity, std::string_view alias,
                       const Reach& reach) {
  append_covered(sql, entity, alias, reach);
  for (const Membership& m : members) {
    (sql += " AND NOT EXISTS (SELECT 1" + live_members(m)).column("m", m.field->name) += " = ";
    sql.column(alias, "id") += ")";
  }
}

// The member lies within the reach, and is one that the reader sees.
void append_member(SqlText& sql, const Membership& m, const Reach& reach, const Reach* seen) {
  append_covered(sql, *m.entity, "m", reach);
  if (seen) append_covered(sql += " AND ", *m.entity, "m", *seen);
}

// Somebody who sees a member sees the row.
void append_by_each(SqlText& sql, std::span<const Membership> members, const Entity& entity, std::string_view alias,
                    const Reach& reach, const Reach* seen) {
  for (const Membership& m : members) {
    (sql += "EXISTS (SELECT 1" + live_members(m)).column("m", m.field->name) += " = ";
    append_member(sql.column(alias, "id") += " AND ", m, reach, seen);
    sql += ") OR ";
  }
  append_memberless(sql += "(", members, entity, alias, reach);
  sql += ")";
}

// The same as one set of identifiers: beside an OR, no engine would look them up in an index.
void append_gathered(SqlText& sql, std::span<const Membership> members, const Entity& entity, std::string_view alias,
                     const Reach& reach, const Reach* seen) {
  sql.column(alias, "id") += " IN (";
  if (!reach.self.is_nil()) ((sql += "SELECT ").value(to_text(reach.self))) += " UNION ALL ";
  for (const Membership& m : members) {
    append_member((sql += "SELECT ").column("m", m.field->name) += live_members(m), m, reach, seen);
    sql += " UNION ALL ";
  }
  sql += "SELECT o.\"id\" FROM " + quoted(entity.name) + " o WHERE ";
  append_memberless(sql, members, entity, "o", reach);
  sql += ")";
}

// The hotels and clusters that the reader works in.
void append_above(SqlText& sql, std::string_view alias, const Reach& reach) {
  for (const Uuid& id : reach.above) {
    sql.column(alias, "id") += " = ";
    sql.value(to_text(id));
    sql += " OR ";
  }
}

void append_own(SqlText& sql, std::string_view alias, std::string_view column, const Uuid& person) {
  sql.column(alias, column) += " = ";
  sql.value(to_text(person));
}

// By where a row lies, and by who shows it.
void append_by_place(SqlText& sql, const Catalogue& catalogue, const Entity& entity, std::string_view alias,
                     const Reach& reach, MemberSearch search, const Reach* seen = nullptr) {
  const auto members = catalogue.members(entity);
  const bool nowhere = reach.nothing() || denies_everything(reach);
  const bool gathers = !nowhere && !members.empty() && search != MemberSearch::by_row && !entity.tenant_owned &&
                       entity.scope == ScopeLevel::platform;
  if (gathers) return append_gathered(sql, members, entity, alias, reach, seen);
  sql += "(";
  if (!entity.tenant_owned && !reach.self.is_nil()) {
    append_own(sql, alias, "id", reach.self);
    sql += " OR ";
  }
  if (entity.scope != ScopeLevel::platform) append_above(sql, alias, reach);
  if (nowhere) sql += "FALSE";
  else if (members.empty()) append_covered(sql, entity, alias, reach);
  else append_by_each(sql, members, entity, alias, reach, seen);
  sql += ")";
}

// What is for all who may read it anywhere, and else by its place.
void append_common(SqlText& sql, const Catalogue& catalogue, const Entity& entity, std::string_view alias,
                   const Reach& reach, MemberSearch search) {
  if (reach.nothing()) {
    sql += "FALSE";
  } else if (entity.offer.open.empty()) {
    sql += "TRUE";
  } else {
    (sql += "(").column(alias, entity.offer.field) += " = ";
    sql.value(std::string(entity.offer.open)) += " OR ";
    append_by_place(sql, catalogue, entity, alias, reach, search);
    sql += ")";
  }
}

}  // namespace

void append_visible(SqlText& sql, const Catalogue& catalogue, const Entity& entity, std::string_view alias,
                    const Reach& reach, MemberSearch search) {
  if (!entity.person.empty()) return append_own(sql, alias, entity.person, reach.self);
  if (!entity.offer.field.empty() && !reach.drafts) {
    sql.column(alias, entity.offer.field) += " <> ";
    sql.value(std::string(entity.offer.draft)) += " AND ";
  }
  if (reach.everywhere && reach.denied.empty()) sql += "TRUE";
  else if (entity.common) append_common(sql, catalogue, entity, alias, reach, search);
  else append_by_place(sql, catalogue, entity, alias, reach, search);
}

void append_within(SqlText& sql, const Catalogue& catalogue, const Entity& entity, std::string_view alias,
                   const Reach::Scope& scope, const Reach* seen, MemberSearch search) {
  if (entity.common || !entity.person.empty()) return void(sql += "TRUE");
  Reach part;
  part.drafts = true;
  part.allowed.push_back(scope);
  append_by_place(sql, catalogue, entity, alias, part, search, seen);
}
