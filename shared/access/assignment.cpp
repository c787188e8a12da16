#include "access/assignment.h"

#include <algorithm>

#include "access/built_in_roles.h"
#include "access/may_grant.h"
#include "access/seat_rules.h"
#include "access/tell_flips.h"
#include "commercial/module.h"

namespace {

using A = Assignment;

constexpr Field kFields[] = {
    field<&A::user_id>("Person").references(kUsers).required().fixed().shows().listed().filterable(),
    field<&A::business_unit_id>("Hotel").references(kBusinessUnits).required().fixed().listed().filterable(),
    field<&A::role>("Role").required().listed().filterable(),
    field<&A::department>("Department").listed().filterable(),
    field<&A::department_id>("Department record").references(kDepartments).filterable(),
    field<&A::modules>("Modules").listed().up_to(64),
    field<&A::is_default>("Lands here"),
    field<&A::starts_at>("Starts"),
    field<&A::ends_at>("Ends").secondary().filterable(),
    field<&A::source>("Source").read_only().secondary().filterable(),
    field<&A::assigned_at>("Assigned").read_only().listed(),
};
static_assert(describes<A>(kFields));

// Either of the two names the department; both must agree.
Outcome complete_department(Workspace& workspace, const A* before, A& a) {
  const bool type_changed = !before || before->department != a.department;
  const bool id_changed = !before || !(before->department_id == a.department_id);
  if (a.department_id && id_changed) {
    const Department d = TRY(workspace.load(a.department_id));
    if (!(d.business_unit_id == a.business_unit_id)) return invalid("departmentId", "is a department of another hotel");
    if (a.department && type_changed && *a.department != d.type)
      return invalid("department", "is not the type of that department");
    a.department = d.type;
  } else if (!a.department) {
    a.department_id = {};
  } else if (type_changed) {
    Query query;
    query.equal<&Department::business_unit_id>(a.business_unit_id).equal<&Department::type>(*a.department);
    const auto d = TRY(workspace.find_one<Department>(query));
    if (!d) return invalid("department", "the hotel has no such department");
    a.department_id = {d->id};
  }
  if (a.role == BusinessUnitRole::department_head && !a.department)
    return invalid("department", "is required for a department head");
  return Done{};
}

Outcome check_modules(Workspace& workspace, const A& a) {
  for (std::size_t i = 0; i < a.modules.size(); ++i) {
    const ModuleAccess& access = a.modules[i];
    const std::string path = "modules[" + std::to_string(i) + "]";
    for (std::size_t j = 0; j < i; ++j)
      if (a.modules[j].module_id == access.module_id) return invalid(path + ".moduleId", "is given twice");
    Query query;
    query.equal<&Module::code>(access.module_id);
    if (TRY(workspace.count<Module>(query)) == 0) return invalid(path + ".moduleId", "there is no such module");
    if (access.access_level != AccessLevel::custom && !access.permissions.empty())
      return invalid(path + ".permissions", "goes with the level custom alone");
    if (access.access_level == AccessLevel::custom && access.permissions.empty())
      return invalid(path + ".permissions", "is required at the level custom");
  }
  return Done{};
}

Outcome check_unique(Workspace& workspace, const A& a) {
  Query query;
  query.equal<&A::user_id>(a.user_id);  // a person has few, a hotel many
  for (const A& other : TRY(workspace.find<A>(query)))
    if (other.id != a.id && other.business_unit_id == a.business_unit_id && other.department_id == a.department_id)
      return Error{.code = Code::conflict,
                   .message = "This person already has an assignment there.",
                   .faults = {{a.department_id ? "department" : "businessUnitId", "is already assigned"}},
                   .reason = "already_assigned"};
  return Done{};
}

// The plan's sentence, when the assignment is what the action is about and not a part of something larger.
Outcome summarise(Workspace& workspace, const A* before, const A* after) {
  if (!workspace.changes().changes.empty() || !workspace.changes().summary.empty()) return Done{};
  const A& a = after ? *after : *before;
  const std::string person = TRY(workspace.load(a.user_id)).name;
  std::string place = TRY(workspace.load(a.business_unit_id)).name;
  if (a.department_id) place = TRY(workspace.load(a.department_id)).name + " of " + place;
  const std::string role(find_built_in_role(to_name(a.role))->label);
  const std::string modules = std::to_string(a.modules.size()) + (a.modules.size() == 1 ? " module." : " modules.");
  if (!after) workspace.summarise(person + " is no longer " + role + " at " + place + ".");
  else if (!before) workspace.summarise(person + " becomes " + role + " at " + place + ", with " + modules);
  else workspace.summarise(person + ", " + role + " at " + place + ", from now on has " + modules);
  return Done{};
}

Outcome check(Workspace& workspace, const void* old, void* now) {
  const A* before = static_cast<const A*>(old);
  if (!now) {
    TRY(check_may_take(workspace, *before));
    TRY(tell_flips(workspace, *before, nullptr));
    return summarise(workspace, before, nullptr);
  }
  A& a = *static_cast<A*>(now);
  if (before && before->archived_at) before = nullptr;  // a restored one is given anew
  if (!before) a.assigned_at = workspace.now();
  if (a.starts_at && a.ends_at && !(*a.starts_at < *a.ends_at)) return invalid("endsAt", "must be after the start");
  TRY(complete_department(workspace, before, a));
  TRY(check_modules(workspace, a));
  if (!before || !(before->department_id == a.department_id)) TRY(check_unique(workspace, a));
  TRY(check_may_give(workspace, before, a));
  TRY(tell_flips(workspace, a, &a));
  TRY(summarise(workspace, before, &a));
  return check_seat(workspace, before, a);
}

}  // namespace

constinit const Entity kAssignments = resource<A>("assignments", "Assignment", "Assignments", kFields)
                                          .in("business_unit_id")
                                          .titled("role")
                                          .checked_by(check)
                                          .planned(Entity::Create | Entity::Change | Entity::Archive)
                                          .nested_as({.owner = &kUsers,
                                                      .owner_field = "user_id",
                                                      .embed = "businessUnitAssignments",
                                                      .segment = "business-units",
                                                      .key_field = "business_unit_id",
                                                      .list_field = "modules",
                                                      .list_key = "module_id"});
