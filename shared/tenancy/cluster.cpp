#include "tenancy/cluster.h"

#include "core/text.h"
#include "tenancy/business_unit.h"
#include "tenancy/children.h"
#include "tenancy/codes.h"

namespace {

using C = Cluster;

constexpr Field kFields[] = {
    field<&C::organisation_id>("Organisation").references(kOrganisations).required().fixed().listed().filterable(),
    as_code(field<&C::code>("Code")).help("Such as CL-0001"),
    field<&C::name>("Name").required().listed().filterable().searchable().up_to(120),
    field<&C::alias>("Alias").secondary().searchable().up_to(60),
    field<&C::region>("Region").listed().filterable().up_to(40),
};
static_assert(describes<C>(kFields));

Outcome check(Workspace& workspace, const void* before, void* after) {
  if (!after) return check_childless(workspace, kBusinessUnits, "cluster_id", record_of(before).id);
  C& cluster = *static_cast<C*>(after);
  cluster.name = trim(cluster.name);
  return Done{};
}

}  // namespace

constinit const Entity kClusters = resource<C>("clusters", "Cluster", "Clusters", kFields)
                                       .in("organisation_id")
                                       .is_scope(ScopeLevel::cluster)
                                       .checked_by(check);
