#include "commercial/retire_plan_version.h"

namespace {

using R = RetirePlanVersion;

constexpr Field kFields[] = {
    field<&R::plan_version_id>("Plan version").references(kPlanVersions).required(),
};
static_assert(describes<R>(kFields));

Result<Json> run(const R& input, Workspace& workspace) {
  PlanVersion version = TRY(workspace.load(input.plan_version_id));
  if (version.state != PlanState::published)
    return Error{.code = Code::conflict, .message = version.title + " is not being sold."};
  version.state = PlanState::retired;
  version.retired_at = workspace.now();
  TRY(workspace.save(version));

  Query sold = Query{}.equal<&PlanVersion::plan_id>(version.plan_id).equal<&PlanVersion::state>(PlanState::published);
  const bool last = TRY(workspace.count<PlanVersion>(sold)) == 0;
  if (last) {
    Plan plan = TRY(workspace.load(version.plan_id));
    plan.state = PlanState::retired;
    TRY(workspace.save(plan));
  }
  workspace.emit("plan_versions.retired", version.id);
  workspace.summarise(version.title + " is no longer sold. Subscriptions keep it." +
                      (last ? " The plan has no other version on sale." : ""));
  return row_json(kPlanVersions, &version);
}

}  // namespace

constinit const Shape kRetirePlanVersionInput{"plan_versions.retire", "Retire", kFields};
constinit const Action kRetirePlanVersion =
    action<run>("plan_versions.retire", "Retire", {"plan_versions.retire", Permission::Risk::high}, kPlanVersions,
                {.target = "plan_version_id", .ask = Ask::plan, .icon = "retire"});
