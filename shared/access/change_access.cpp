#include "access/change_access.h"

#include "access/built_in_roles.h"
#include "access/may_grant.h"

namespace {

// The hotel's own roles are kept as assignments.
bool is_assignment(const AccessChange& change) {
  const BuiltInRole* role = find_built_in_role(change.role);
  return role && role->level >= ScopeLevel::business_unit && (change.business_unit_id || change.department_id);
}

Result<Id<BusinessUnit>> hotel_of(Workspace& workspace, const AccessChange& change) {
  if (!change.department_id) return change.business_unit_id;
  return TRY(workspace.load(change.department_id)).business_unit_id;
}

BusinessUnitRole role_of(const AccessChange& change) {
  for (std::size_t i = 0; i < names_of<BusinessUnitRole>.size(); ++i)
    if (names_of<BusinessUnitRole>[i] == change.role) return static_cast<BusinessUnitRole>(i);
  return BusinessUnitRole::staff;
}

Result<std::optional<Assignment>> find_assignment(Workspace& workspace, const AccessChange& change) {
  Query query;
  query.equal<&Assignment::user_id>(change.user_id)
      .equal<&Assignment::business_unit_id>(TRY(hotel_of(workspace, change)));
  for (Assignment& a : TRY(workspace.find<Assignment>(query)))
    if (a.department_id == change.department_id) return std::optional<Assignment>(std::move(a));
  return std::optional<Assignment>();
}

Result<std::optional<AccessGrant>> find_grant(Workspace& workspace, const AccessChange& change, const Place& place) {
  Query query;
  query.equal<&AccessGrant::user_id>(change.user_id).equal<&AccessGrant::role>(change.role);
  for (AccessGrant& g : TRY(workspace.find<AccessGrant>(query)))
    if (g.effect == Effect::allow && TRY(workspace.place_of(kGrants, &g)) == place)
      return std::optional<AccessGrant>(std::move(g));
  return std::optional<AccessGrant>();
}

Error moved(std::string text) {
  return {.code = Code::conflict, .message = text, .faults = {{"role", "is no longer as it was"}}, .reason = "moved"};
}

Outcome give_assignment(Workspace& workspace, const AccessChange& change, const Place& place) {
  auto found = TRY(find_assignment(workspace, change));
  TRY(authorise_at(found ? "assignments.change" : "assignments.create", {place}, workspace));
  if (found) {
    if (found->role == role_of(change)) return moved("The person already has this role there.");
    TRY(check_may_take(workspace, *found));
    found->role = role_of(change);
    TRY(workspace.save(*found));
    workspace.emit("assignments.changed", found->id);
    return Done{};
  }
  Assignment fresh;
  fresh.user_id = change.user_id;
  fresh.business_unit_id = TRY(hotel_of(workspace, change));
  fresh.department_id = change.department_id;
  fresh.role = role_of(change);
  TRY(workspace.save(fresh));
  workspace.emit("assignments.created", fresh.id);
  return Done{};
}

}  // namespace

Result<Place> place_of_change(Workspace& workspace, const AccessChange& change) {
  if (change.department_id) return workspace.place_of_scope(kDepartments, change.department_id.value);
  if (change.business_unit_id) return workspace.place_of_scope(kBusinessUnits, change.business_unit_id.value);
  if (change.cluster_id) return workspace.place_of_scope(kClusters, change.cluster_id.value);
  if (change.organisation_id) return workspace.place_of_scope(kOrganisations, change.organisation_id.value);
  return invalid("organisationId", "name the place: an organisation, a cluster, a hotel or a department");
}

Outcome take_access(Workspace& workspace, const AccessChange& change, bool replaced) {
  const Place place = TRY(place_of_change(workspace, change));
  if (is_assignment(change)) {
    auto found = TRY(find_assignment(workspace, change));
    if (!found || found->role != role_of(change)) return moved("The person does not have this role there.");
    if (replaced) return Done{};  // giving the other one changes it
    TRY(authorise_at("assignments.archive", {place}, workspace));
    TRY(workspace.archive(*found));
    workspace.emit("assignments.archived", found->id);
    return Done{};
  }
  auto found = TRY(find_grant(workspace, change, place));
  if (!found) return moved("The person does not have this role there.");
  TRY(authorise_at("grants.archive", {place}, workspace));
  TRY(workspace.archive(*found));
  workspace.emit("grants.archived", found->id);
  return Done{};
}

Outcome give_access(Workspace& workspace, const AccessChange& change) {
  const Place place = TRY(place_of_change(workspace, change));
  if (is_assignment(change)) return give_assignment(workspace, change, place);
  TRY(authorise_at("grants.create", {place}, workspace));
  AccessGrant grant;
  grant.user_id = change.user_id;
  grant.organisation_id = {place.at(ScopeLevel::organisation)};
  grant.cluster_id = change.cluster_id;
  grant.business_unit_id = change.business_unit_id;
  grant.department_id = change.department_id;
  grant.role = change.role;
  TRY(workspace.save(grant));
  workspace.emit("grants.created", grant.id);
  return Done{};
}
