#include "access/role_impact.h"

#include <algorithm>
#include <map>

#include "access/access_grant.h"
#include "access/role_set.h"
#include "access/subject.h"
#include "access/tell_flips.h"

namespace {

// The roles that hold something else afterwards, with what that is.
std::map<std::string, std::vector<std::string>> roles_that_turn(const std::vector<Role>& roles, const Role& after) {
  RoleSet then(roles);
  then.put(after);
  const RoleSet now(roles);
  std::map<std::string, std::vector<std::string>> out;
  for (const Role& role : roles) {
    std::vector<std::string> permissions = then.permissions(role.key);
    if (permissions != now.permissions(role.key)) out.emplace(role.key, std::move(permissions));
  }
  return out;
}

}  // namespace

Outcome tell_role_impact(Workspace& workspace, const Role& before, const Role& after) {
  if (before.permissions == after.permissions && before.parents == after.parents) return Done{};
  Query all;
  all.equal<&Role::organisation_id>(after.organisation_id);
  const auto turned = roles_that_turn(TRY(workspace.find<Role>(all)), after);
  if (turned.empty()) return Done{};

  Query held;
  Json::Array keys;
  for (const auto& [key, permissions] : turned) keys.emplace_back(key);
  held.equal<&AccessGrant::organisation_id>(after.organisation_id).one_of<&AccessGrant::role>(std::move(keys));
  std::map<Uuid, std::map<std::string, const std::vector<std::string>*>> people;  // of each: grants that turn
  for (const AccessGrant& grant : TRY(workspace.find<AccessGrant>(held)))
    people[grant.user_id.value]["grants/" + to_text(grant.id)] = &turned.at(grant.role);

  for (const auto& [person, grants] : people) {
    User user;
    if (!TRY(workspace.fetch(kUsers, person, &user)) || user.archived_at) continue;
    const Subject was = TRY(make_subject(workspace, user));
    Subject is = was;
    for (Grant& grant : is.grants)
      if (const auto at = grants.find(grant.record); at != grants.end()) grant.permissions = *at->second;
    TRY(tell_flips(workspace, was, is));
  }
  return Done{};
}
