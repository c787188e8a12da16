#include "access/role.h"

#include <algorithm>

#include "access/access_grant.h"
#include "access/built_in_roles.h"
#include "access/may_grant.h"
#include "access/role_impact.h"
#include "access/role_set.h"
#include "model/catalogue.h"

namespace {

constexpr Field kFields[] = {
    field<&Role::organisation_id>("Organisation").references(kOrganisations).required().fixed().listed().filterable(),
    field<&Role::cluster_id>("Cluster").references(kClusters).fixed().listed().filterable(),
    field<&Role::key>("Key").required().fixed().listed().filterable().searchable().up_to(60).help(
        "Small letters, digits and underscores"),
    field<&Role::name>("Name").required().listed().filterable().searchable().up_to(80),
    field<&Role::description>("Description").long_text(400),
    field<&Role::permissions>("Permissions").listed().up_to(200),
    field<&Role::parents>("Includes roles").up_to(20),
};
static_assert(describes<Role>(kFields));

bool is_key_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

Outcome check_key(Workspace& workspace, const Role& role) {
  if (!std::all_of(role.key.begin(), role.key.end(), is_key_character))
    return invalid("key", "is made of small letters, digits and underscores");
  if (find_built_in_role(role.key)) return invalid("key", "is the key of a built-in role");
  Query query;
  query.equal<&Role::organisation_id>(role.organisation_id).equal<&Role::cluster_id>(role.cluster_id);
  query.equal<&Role::key>(role.key);
  for (const Role& other : TRY(workspace.find<Role>(query)))
    if (other.id != role.id)
      return Error{.code = Code::conflict,
                   .message = "There is already a role with this key.",
                   .faults = {{"key", "is already used here"}}};
  return Done{};
}

Outcome check_patterns(Workspace& workspace, const Role& role) {
  const auto known = workspace.catalogue().permissions();
  for (std::size_t i = 0; i < role.permissions.size(); ++i) {
    const auto named = [&](const std::string& p) { return matches(role.permissions[i], p); };
    if (std::none_of(known.begin(), known.end(), named))
      return invalid("permissions[" + std::to_string(i) + "]", "names no permission of the platform");
  }
  return Done{};
}

Outcome check_parents(Workspace& workspace, const Role& role) {
  RoleSet roles = TRY(RoleSet::load(workspace, role.organisation_id.value));
  roles.put(role);
  for (std::size_t i = 0; i < role.parents.size(); ++i)
    if (!roles.knows(role.parents[i]))
      return invalid("parents[" + std::to_string(i) + "]", "there is no such role here");
  if (roles.has_cycle(role.key)) return invalid("parents", "would make the role include itself");
  return check_may_name(workspace, roles.permissions(role.key), TRY(workspace.place_of(kRoles, &role)), "permissions");
}

Outcome check_unused(Workspace& workspace, const Role& role) {
  Query query;
  query.equal<&AccessGrant::organisation_id>(role.organisation_id).equal<&AccessGrant::role>(role.key);
  const std::int64_t used = TRY(workspace.count<AccessGrant>(query));
  if (used == 0) return Done{};
  return Error{.code = Code::conflict,
               .message = "The role is held by " + std::to_string(used) + " grants. Take them away first.",
               .reason = "in_use"};
}

Outcome check(Workspace& workspace, const void* old, void* now) {
  if (!now) return check_unused(workspace, *static_cast<const Role*>(old));
  const Role& role = *static_cast<Role*>(now);
  TRY(check_key(workspace, role));
  TRY(check_patterns(workspace, role));
  TRY(check_parents(workspace, role));
  return old ? tell_role_impact(workspace, *static_cast<const Role*>(old), role) : Outcome(Done{});
}

}  // namespace

constinit const Entity kRoles = resource<Role>("roles", "Role", "Roles", kFields)
                                    .in("organisation_id")
                                    .checked_by(check)
                                    .planned(Entity::Change | Entity::Archive);
