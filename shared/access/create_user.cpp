#include "access/create_user.h"

#include "access/cluster_grants.h"
#include "core/text.h"

namespace {

using N = NewAssignment;
using C = CreateUser;

constexpr Field kAssignmentFields[] = {
    field<&N::business_unit_id>("Hotel").references(kBusinessUnits).required(),
    field<&N::role>("Role"),
    field<&N::department>("Department"),
    field<&N::department_id>("Department record").references(kDepartments),
    field<&N::modules>("Modules").up_to(64),
};
static_assert(describes<N>(kAssignmentFields));

constexpr Field kFields[] = {
    field<&C::name>("Name").required().up_to(120),
    field<&C::email>("E-mail").required().up_to(254).formed(check_email),
    field<&C::phone>("Phone").up_to(40),
    field<&C::locale>("Language").up_to(16),
    field<&C::status>("Status"),
    field<&C::status_reason>("Reason").up_to(200),
    field<&C::platform_role>("Platform role"),
    field<&C::clusters>("Clusters").references(kClusters).up_to(50).help("That a cluster admin runs"),
    field<&C::business_unit_assignments>("Hotels").up_to(200),
};
static_assert(describes<C>(kFields));

// Creating somebody needs the permission wherever they will be; nowhere means platform-wide.
Result<std::vector<Place>> places(const void* values, Workspace& workspace) {
  const C& input = *static_cast<const C*>(values);
  std::vector<Place> out;
  for (const N& a : input.business_unit_assignments)
    out.push_back(a.department_id ? TRY(workspace.place_of_scope(kDepartments, a.department_id.value))
                                  : TRY(workspace.place_of_scope(kBusinessUnits, a.business_unit_id.value)));
  for (const Id<Cluster>& id : input.clusters) out.push_back(TRY(workspace.place_of_scope(kClusters, id.value)));
  if (out.empty()) out.push_back(Place{});
  return out;
}

Outcome assign(Workspace& workspace, const User& user, const C& input) {
  for (std::size_t i = 0; i < input.business_unit_assignments.size(); ++i) {
    const N& given = input.business_unit_assignments[i];
    Assignment a;
    a.user_id = {user.id};
    a.business_unit_id = given.business_unit_id;
    a.role = given.role;
    a.department = given.department;
    a.department_id = given.department_id;
    a.modules = given.modules;
    a.is_default = i == 0;
    Outcome saved = workspace.save(a);
    if (saved) continue;
    Error error = saved.error();
    for (Fault& fault : error.faults) fault.field = "businessUnitAssignments[" + std::to_string(i) + "]." + fault.field;
    return error;
  }
  return Done{};
}

Result<Json> run(const C& input, Workspace& workspace) {
  User user;
  user.name = input.name;
  user.email = input.email;
  user.phone = input.phone;
  user.locale = input.locale;
  user.status = input.status;
  user.status_reason = input.status_reason;
  user.platform_role = input.platform_role;
  TRY(workspace.save(user));
  TRY(give_clusters(workspace, user, input.clusters));
  TRY(assign(workspace, user, input));
  workspace.emit("users.created", user.id);
  workspace.summarise("Create " + user.name + " with " + std::to_string(input.business_unit_assignments.size()) +
                      (input.business_unit_assignments.size() == 1 ? " hotel assignment." : " hotel assignments."));
  return row_json(kUsers, &user);
}

}  // namespace

constinit const Shape kNewAssignment{"new_assignment", "Assignment", kAssignmentFields};
constinit const Shape kCreateUserInput{"users.create", "Create person", kFields};
constinit const Action kCreateUser =
    action<run>("users.create", "Create person", {"users.create"}, kUsers, {.places = places, .icon = "person_add"});
