#include "access/role_set.h"

#include <algorithm>

#include "access/built_in_roles.h"

Result<RoleSet> RoleSet::load(Workspace& workspace, const Uuid& organisation) {
  Query query;
  query.equal<&Role::organisation_id>(Id<Organisation>{organisation});
  return RoleSet(TRY(workspace.find<Role>(query)));
}

const Role* RoleSet::find(std::string_view key) const {
  const auto at = std::find_if(custom_.begin(), custom_.end(), [&](const Role& r) { return r.key == key; });
  return at == custom_.end() ? nullptr : &*at;
}

bool RoleSet::knows(std::string_view key) const { return find(key) || find_built_in_role(key); }

std::string RoleSet::label(std::string_view key) const {
  if (const Role* role = find(key)) return role->name;
  const BuiltInRole* built_in = find_built_in_role(key);
  return std::string(built_in ? built_in->label : key);
}

void RoleSet::collect(std::string_view key, std::set<std::string>& seen, std::vector<std::string>& out) const {
  if (!seen.insert(std::string(key)).second) return;
  if (const BuiltInRole* built_in = find_built_in_role(key))
    out.insert(out.end(), built_in->permissions.begin(), built_in->permissions.end());
  if (const Role* role = find(key)) {
    out.insert(out.end(), role->permissions.begin(), role->permissions.end());
    for (const std::string& parent : role->parents) collect(parent, seen, out);
  }
}

std::vector<std::string> RoleSet::permissions(std::string_view key) const {
  std::set<std::string> seen;
  std::vector<std::string> out;
  collect(key, seen, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool RoleSet::has_cycle(std::string_view key) const {
  const Role* role = find(key);
  if (!role) return false;
  for (const std::string& parent : role->parents) {
    std::set<std::string> seen;
    std::vector<std::string> ignored;
    collect(parent, seen, ignored);
    if (seen.count(std::string(key))) return true;
  }
  return false;
}

void RoleSet::put(const Role& role) {
  std::erase_if(custom_, [&](const Role& other) { return other.id == role.id; });
  custom_.push_back(role);
}
