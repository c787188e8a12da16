#include "commercial/publish_plan_version.h"

#include "commercial/module.h"
#include "commercial/subscription.h"

namespace {

using P = PublishPlanVersion;

constexpr Field kFields[] = {
    field<&P::plan_version_id>("Plan version").references(kPlanVersions).required(),
};
static_assert(describes<P>(kFields));

Outcome check(const PlanVersion& version, Workspace& workspace) {
  if (version.state != PlanState::draft)
    return Error{.code = Code::conflict, .message = version.title + " is " + std::string(to_name(version.state)) + "."};
  std::vector<Fault> faults = check_prices(version);
  std::vector<std::string> codes;
  for (const PlanModule& module : version.modules) codes.push_back(module.module_id);
  for (Fault& fault : TRY(check_modules(codes, workspace))) faults.push_back(std::move(fault));
  if (faults.empty()) return Done{};
  return Error{.code = Code::invalid, .message = version.title + " cannot be published.", .faults = std::move(faults)};
}

// Takes those that it replaces off sale, and says how many subscriptions keep them.
Result<std::string> replace_sold(const PlanVersion& version, Workspace& workspace) {
  Query sold = Query{}.equal<&PlanVersion::plan_id>(version.plan_id).equal<&PlanVersion::state>(PlanState::published);
  sold.equal<&PlanVersion::currency>(version.currency).equal<&PlanVersion::period>(version.period);
  std::string text;
  for (PlanVersion& old : TRY(workspace.find<PlanVersion>(sold))) {
    old.state = PlanState::retired;
    old.retired_at = workspace.now();
    TRY(workspace.save(old));
    const auto kept = TRY(workspace.count<Subscription>(Query{}.equal<&Subscription::plan_version_id>({old.id})));
    text += " " + old.title + " is no longer sold; " + std::to_string(kept) +
            (kept == 1 ? " subscription keeps it." : " subscriptions keep it.");
  }
  return text;
}

Result<Json> run(const P& input, Workspace& workspace) {
  PlanVersion version = TRY(workspace.load(input.plan_version_id));
  TRY(check(version, workspace));
  const std::string replaced = TRY(replace_sold(version, workspace));
  version.state = PlanState::published;
  version.published_at = workspace.now();
  TRY(workspace.save(version));
  Plan plan = TRY(workspace.load(version.plan_id));
  plan.state = PlanState::published;
  TRY(workspace.save(plan));
  workspace.emit("plan_versions.published", version.id);
  workspace.summarise(version.title + " is sold from now on and no longer changes." + replaced);
  return row_json(kPlanVersions, &version);
}

}  // namespace

constinit const Shape kPublishPlanVersionInput{"plan_versions.publish", "Publish", kFields};
constinit const Action kPublishPlanVersion =
    action<run>("plan_versions.publish", "Publish", {"plan_versions.publish", Permission::Risk::high}, kPlanVersions,
                {.target = "plan_version_id", .ask = Ask::plan, .icon = "publish"});
