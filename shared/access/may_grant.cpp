#include "access/may_grant.h"

#include <algorithm>

#include "access/built_in_roles.h"
#include "access/role_set.h"
#include "core/text.h"
#include "model/catalogue.h"

namespace {

Error escalation(std::string field, std::string text) {
  return {.code = Code::forbidden,
          .message = text,
          .faults = {{std::move(field), "is more than you hold there"}},
          .reason = "ESCALATION",
          .trace = {{Mark::decided, "escalation", text}},
          .remedies = {Remedy{.text = "Have it given by somebody who holds it there, or by a platform administrator"}}};
}

// A role may be given by whoever holds, there, a role that lists it, or everything.
bool is_eligible(Workspace& workspace, std::string_view role, const Place& place) {
  if (allows(workspace.subject(), "grants.any_role", place, workspace.now())) return true;
  for (const Grant& held : workspace.subject().grants) {
    const BuiltInRole* built_in = find_built_in_role(held.role);
    if (!built_in || held.deny || !place.within(held.level, held.scope)) continue;
    if (std::find(built_in->may_give.begin(), built_in->may_give.end(), role) != built_in->may_give.end()) return true;
  }
  return false;
}

Outcome check_role(Workspace& workspace, const std::string& role, const Place& place) {
  if (role.empty()) return Done{};
  if (const BuiltInRole* built_in = find_built_in_role(role)) {
    if (is_eligible(workspace, role, place)) return Done{};
    return escalation("role", "You may not give or take the role " + std::string(built_in->label) + " there.");
  }
  const RoleSet roles = TRY(RoleSet::load(workspace, place.at(ScopeLevel::organisation)));
  return check_may_name(workspace, roles.permissions(role), place, "role");
}

bool gives(const std::vector<ModuleAccess>& list, const ModuleAccess& wanted) {
  return std::any_of(list.begin(), list.end(), [&](const ModuleAccess& a) {
    return a.module_id == wanted.module_id && a.access_level == wanted.access_level &&
           a.permissions == wanted.permissions;
  });
}

Outcome check_modules(Workspace& workspace, const std::vector<ModuleAccess>& before,
                      const std::vector<ModuleAccess>& after, const Place& place) {
  if (allows(workspace.subject(), "grants.any_role", place, workspace.now())) return Done{};
  for (std::size_t i = 0; i < after.size(); ++i) {
    const ModuleAccess& access = after[i];
    if (gives(before, access)) continue;
    const AccessLevel needed = access.access_level == AccessLevel::custom ? AccessLevel::admin : access.access_level;
    // What the hotel has bought is another matter: here only what the actor holds counts.
    const ModuleQuestion asked{access.module_id, needed, {}, {.licence = Licence::active}};
    const Decision d =
        decide(workspace.subject(), {.permission = "", .place = place, .module = asked}, workspace.now());
    if (!d.allowed)
      return escalation(
          "modules[" + std::to_string(i) + "].accessLevel",
          "You do not hold the level " + std::string(to_name(needed)) + " in " + access.module_id + " there.");
  }
  return Done{};
}

template <class T>
Outcome check_give(Workspace& workspace, const T* before, const T& after, const std::string& role, bool role_is_new) {
  const Place place = TRY(workspace.place_of(entity<T>(), &after));
  if (role_is_new) TRY(check_role(workspace, role, place));
  return check_modules(workspace, before ? before->modules : std::vector<ModuleAccess>(), after.modules, place);
}

}  // namespace

Outcome check_may_name(Workspace& workspace, const std::vector<std::string>& patterns, const Place& place,
                       std::string_view field) {
  for (const std::string& permission : workspace.catalogue().permissions()) {
    const auto named = [&](const std::string& pattern) { return matches(pattern, permission); };
    if (std::none_of(patterns.begin(), patterns.end(), named)) continue;
    if (!allows(workspace.subject(), permission, place, workspace.now()))
      return escalation(std::string(field), "You do not hold the right to " +
                                                lower_first(workspace.catalogue().label_of(permission)) + " (" +
                                                permission + ") there, so you may not give it.");
  }
  return Done{};
}

Outcome check_may_give(Workspace& workspace, const Assignment* before, const Assignment& after) {
  const bool is_new = !before || before->role != after.role || !(before->department_id == after.department_id);
  return check_give(workspace, before, after, std::string(to_name(after.role)), is_new);
}

Outcome check_may_give(Workspace& workspace, const AccessGrant* before, const AccessGrant& after) {
  const bool is_new =
      !before || before->role != after.role || before->inherits != after.inherits || before->effect != after.effect;
  return check_give(workspace, before, after, after.role, is_new);
}

Outcome check_may_take(Workspace& workspace, const Assignment& assignment) {
  return check_role(workspace, std::string(to_name(assignment.role)),
                    TRY(workspace.place_of(kAssignments, &assignment)));
}

Outcome check_may_take(Workspace& workspace, const AccessGrant& grant) {
  return check_role(workspace, grant.role, TRY(workspace.place_of(kGrants, &grant)));
}
