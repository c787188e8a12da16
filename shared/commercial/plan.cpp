#include "commercial/plan.h"

#include "commercial/plan_version.h"

namespace {

using P = Plan;

constexpr Field kFields[] = {
    field<&P::code>("Code").required().fixed().unique().up_to(40).listed().filterable().searchable(),
    field<&P::name>("Name").required().up_to(120).listed().filterable().searchable(),
    field<&P::description>("Description").long_text().secondary(),
    field<&P::state>("State").read_only().listed().filterable(),
};
static_assert(describes<P>(kFields));

Outcome check(Workspace& workspace, const void* before, void* after) {
  if (after || !before) return Done{};
  const P& plan = *static_cast<const P*>(before);
  if (plan.state == PlanState::published)
    return Error{.code = Code::conflict, .message = "This plan is being sold. Retire its versions first."};
  const auto versions = Query{}.equal<&PlanVersion::plan_id>({plan.id});
  if (plan.state == PlanState::retired && TRY(workspace.count<PlanVersion>(versions)) > 0)
    return Error{.code = Code::conflict, .message = "Subscriptions may stand on this plan; it stays as retired."};
  return Done{};
}

}  // namespace

constinit const Entity kPlans =
    resource<P>("plans", "Plan", "Plans", kFields).checked_by(check).offered({"state", "draft", ""});
