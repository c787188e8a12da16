#include "access/access_grant.h"

#include "access/built_in_roles.h"
#include "access/may_grant.h"
#include "access/role_set.h"
#include "access/tell_flips.h"

namespace {

using G = AccessGrant;

constexpr Field kFields[] = {
    field<&G::user_id>("Person").references(kUsers).required().fixed().shows().listed().filterable(),
    field<&G::organisation_id>("Organisation").references(kOrganisations).required().fixed().listed().filterable(),
    field<&G::cluster_id>("Cluster").references(kClusters).fixed().listed().filterable(),
    field<&G::business_unit_id>("Hotel").references(kBusinessUnits).fixed().listed().filterable(),
    field<&G::department_id>("Department").references(kDepartments).fixed().filterable(),
    field<&G::role>("Role").listed().filterable().up_to(60),
    field<&G::modules>("Modules").up_to(64),
    field<&G::effect>("Effect").listed().filterable(),
    field<&G::inherits>("Reaches below"),
    field<&G::starts_at>("Starts"),
    field<&G::ends_at>("Ends").secondary().filterable(),
    field<&G::source>("Source").read_only().secondary(),
    field<&G::reason>("Reason").up_to(200),
};
static_assert(describes<G>(kFields));

// The scopes named must be one path of the tree.
Outcome check_path(Workspace& workspace, const G& g) {
  const Place place = TRY(workspace.place_of(kGrants, &g));
  const auto on_path = [&](ScopeLevel level, const Uuid& id) { return id.is_nil() || place.at(level) == id; };
  if (!on_path(ScopeLevel::organisation, g.organisation_id.value))
    return invalid("organisationId", "does not own the place that is named");
  if (!on_path(ScopeLevel::cluster, g.cluster_id.value))
    return invalid("clusterId", "does not hold the hotel that is named");
  if (!on_path(ScopeLevel::business_unit, g.business_unit_id.value))
    return invalid("businessUnitId", "does not hold the department that is named");
  return Done{};
}

Outcome check_role(Workspace& workspace, const G& g) {
  if (g.role.empty()) {
    if (g.modules.empty()) return invalid("role", "is required when no module is given");
    return Done{};
  }
  const BuiltInRole* built_in = find_built_in_role(g.role);
  if (built_in && built_in->level == ScopeLevel::platform)
    return invalid("role", "is given platform-wide: set the person's platform role instead");
  const RoleSet roles = TRY(RoleSet::load(workspace, g.organisation_id.value));
  if (!roles.knows(g.role)) return invalid("role", "there is no such role here");
  return Done{};
}

// Two grants of one role at one place either say the same twice or contradict each other.
Outcome check_conflict(Workspace& workspace, const G& g) {
  Query query;
  query.equal<&G::user_id>(g.user_id).equal<&G::role>(g.role).equal<&G::organisation_id>(g.organisation_id);
  const Place place = TRY(workspace.place_of(kGrants, &g));
  for (const G& other : TRY(workspace.find<G>(query))) {
    if (other.id == g.id || !(TRY(workspace.place_of(kGrants, &other)) == place)) continue;
    const bool same = other.effect == g.effect;
    return Error{.code = Code::conflict,
                 .message = same ? "The person already holds this role there."
                                 : "This contradicts grant " + to_text(other.id) + ", which " +
                                       (other.effect == Effect::deny ? "refuses" : "gives") + " the same role there.",
                 .faults = {{"role", same ? "is already held there" : "contradicts another grant"}},
                 .reason = same ? "already_granted" : "contradiction"};
  }
  return Done{};
}

Outcome check(Workspace& workspace, const void* old, void* now) {
  const G* before = static_cast<const G*>(old);
  if (!now) {
    TRY(check_may_take(workspace, *before));
    return tell_flips(workspace, *before, nullptr);
  }
  const G& g = *static_cast<G*>(now);
  if (g.starts_at && g.ends_at && !(*g.starts_at < *g.ends_at)) return invalid("endsAt", "must be after the start");
  TRY(check_path(workspace, g));
  TRY(check_role(workspace, g));
  TRY(check_conflict(workspace, g));
  const bool restored = before && before->archived_at;  // given anew
  TRY(check_may_give(workspace, restored ? nullptr : before, g));
  return tell_flips(workspace, g, &g);
}

}  // namespace

constinit const Entity kGrants = resource<G>("grants", "Grant", "Grants", kFields)
                                     .in("organisation_id")
                                     .titled("role")
                                     .checked_by(check)
                                     .planned(Entity::Create | Entity::Change | Entity::Archive);
