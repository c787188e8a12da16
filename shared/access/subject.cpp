#include "access/subject.h"

#include <algorithm>

#include "access/built_in_roles.h"

namespace {

std::vector<std::string> texts(std::span<const std::string_view> list) { return {list.begin(), list.end()}; }

// The scope's name, or nothing when it is archived, or lies below an archived one. Collects what holds it.
Result<std::optional<std::string>> live_name(Workspace& workspace, const Entity& entity, const Uuid& id,
                                             std::vector<Uuid>& above) {
  Row row(entity);
  if (!TRY(workspace.fetch(entity, id, row.data())) || row.record().archived_at) return std::optional<std::string>();
  std::string holder_name;
  if (const Field* home = entity.home_field()) {
    const Uuid holder = *static_cast<const Uuid*>(home->in(row.data()));
    const auto found = TRY(live_name(workspace, *home->target, holder, above));
    if (!found) return std::optional<std::string>();
    holder_name = *found;
    if (home->target->scope > ScopeLevel::organisation) above.push_back(holder);
  }
  std::string name = entity.title_of(row.data());
  if (entity.scope == ScopeLevel::department) name += " of " + holder_name;
  return std::optional<std::string>(std::move(name));
}

struct Scope {
  ScopeLevel level;
  Uuid id;
  const Entity* entity;
};

template <class T>
Scope narrowest(const T& row) {
  const Entity& e = entity<T>();
  for (std::size_t level = kScopeLevels; level-- > 1;) {
    const Field* f = e.find(kScopeFields[level]);
    const Uuid id = f ? *static_cast<const Uuid*>(f->in(&row)) : Uuid{};
    if (!id.is_nil()) return {static_cast<ScopeLevel>(level), id, f->target};
  }
  return {ScopeLevel::platform, {}, nullptr};
}

std::string record_name(const Entity& entity, const Record& row) {
  return std::string(entity.name) + "/" + to_text(row.id);
}

// What an assignment and a grant have alike.
template <class T>
Result<std::optional<Grant>> placed(Workspace& workspace, const T& row, Grant grant) {
  grant.record = record_name(entity<T>(), row);
  grant.modules = row.modules;
  grant.starts_at = row.starts_at;
  grant.ends_at = row.ends_at;
  const Scope scope = narrowest(row);
  auto name = TRY(live_name(workspace, *scope.entity, scope.id, grant.above));
  if (!name) return std::optional<Grant>();
  grant.level = scope.level;
  grant.scope = scope.id;
  grant.scope_name = std::move(*name);
  return std::optional<Grant>(std::move(grant));
}

Grant from_role(std::string_view key, std::string source) {
  const BuiltInRole& role = *find_built_in_role(key);
  Grant grant;
  grant.source = std::move(source);
  grant.role = key;
  grant.permissions = texts(role.permissions);
  grant.all_modules = role.all_modules;
  return grant;
}

template <class T>
Outcome add(Workspace& workspace, const User& user, Subject& subject) {
  Query query;
  query.equal<&T::user_id>(Id<User>{user.id});
  for (const T& row : TRY(workspace.find<T>(query)))
    if (auto grant = TRY(grant_of(workspace, row))) subject.grants.push_back(std::move(*grant));
  return Done{};
}

bool sees_personal(const Grant& grant) {
  const BuiltInRole* role = find_built_in_role(grant.role);
  return !grant.deny && (role ? role->personal : !grant.permissions.empty());
}

}  // namespace

Result<std::optional<Grant>> grant_of(Workspace& workspace, const Assignment& a) {
  const std::string_view key = to_name(a.role);
  return placed(workspace, a, from_role(key, "Assignment as " + std::string(find_built_in_role(key)->label)));
}

Result<std::optional<Grant>> grant_of(Workspace& workspace, const AccessGrant& g) {
  Grant grant;
  if (const BuiltInRole* built_in = find_built_in_role(g.role)) {
    grant = from_role(g.role, "Grant of " + std::string(built_in->label));
  } else if (!g.role.empty()) {
    const RoleSet roles = TRY(RoleSet::load(workspace, g.organisation_id.value));
    grant.permissions = roles.permissions(g.role);
    grant.role = g.role;
    grant.source = "Grant of " + roles.label(g.role);
  } else {
    grant.source = "Grant of module access";
  }
  grant.deny = g.effect == Effect::deny;
  grant.inherits = g.inherits;
  return placed(workspace, g, std::move(grant));
}

Result<Subject> make_subject(Workspace& workspace, const User& user) {
  Subject subject;
  subject.id = user.id;
  subject.name = user.name;
  subject.status = to_name(user.status);
  subject.active = user.status == UserStatus::active && !user.archived_at;
  // A cluster administrator's reach comes with the grants that name the clusters.
  if (user.platform_role && *user.platform_role != PlatformRole::cluster_admin) {
    const std::string_view key = to_name(*user.platform_role);
    subject.grants.push_back(from_role(key, "Platform role " + std::string(find_built_in_role(key)->label)));
    subject.grants.back().record = record_name(kUsers, user);
  }
  TRY(add<AccessGrant>(workspace, user, subject));
  TRY(add<Assignment>(workspace, user, subject));
  subject.personal = std::any_of(subject.grants.begin(), subject.grants.end(), sees_personal);
  return subject;
}

Result<Subject> load_subject(Workspace& workspace, const Id<User>& id) {
  return make_subject(workspace, TRY(workspace.load(id)));
}

Subject system_subject() {
  Subject subject;
  subject.name = "Carmen Platform";
  subject.status = "active";
  subject.grants.push_back(from_role("platform_admin", "The platform itself"));
  return subject;
}

Landing landing_of(const Subject& subject) {
  Landing best = Landing::staff;
  for (const Grant& grant : subject.grants) {
    if (grant.deny) continue;
    Landing here = Landing::staff;
    if (grant.level == ScopeLevel::platform) here = Landing::platform;
    else if (grant.role == "staff") here = Landing::staff;
    else if (grant.level == ScopeLevel::department) here = Landing::department;
    else if (grant.level == ScopeLevel::business_unit) here = Landing::hotel;
    else here = Landing::cluster;
    best = std::min(best, here);
  }
  return best;
}
