#include "commercial/plan_version.h"

#include <algorithm>

namespace {

constexpr Field kModuleFields[] = {
    field<&PlanModule::module_id>("Module").required().up_to(64),
    field<&PlanModule::access_level>("Up to level"),
};
static_assert(describes<PlanModule>(kModuleFields));

constexpr Field kExampleFields[] = {
    field<&PriceExample::seats>("Seats").between(0, 1'000'000),
    field<&PriceExample::expected>("Expected").required().up_to(24),
};
static_assert(describes<PriceExample>(kExampleFields));

using V = PlanVersion;

constexpr Field kFields[] = {
    field<&V::plan_id>("Plan").references(kPlans).required().fixed().listed().filterable(),
    field<&V::number>("Version").read_only().listed().filterable(),
    field<&V::title>("Title").read_only().searchable(),
    field<&V::state>("State").read_only().listed().filterable(),
    field<&V::currency>("Currency").required().up_to(3).listed().filterable().help("ISO 4217, such as THB"),
    field<&V::period>("Billed").listed().filterable(),
    field<&V::prices>("Prices").required().up_to(20),
    field<&V::modules>("Modules").up_to(100),
    field<&V::unlimited_seats>("Unlimited seats").help("Nobody is counted; prices must be flat"),
    field<&V::seat_policy>("Above the seats bought").help("Refuse, allow some more, or charge each"),
    field<&V::extra_seats>("Extra seats allowed").between(0, 1'000'000),
    field<&V::included_seats>("Seats included").between(0, 1'000'000),
    field<&V::overage_amount>("For each seat above").up_to(24),
    field<&V::grace_days>("Days of grace").between(0, 365),
    field<&V::examples>("Examples").up_to(20).help("Checked before the version is published"),
    field<&V::published_at>("Published").read_only().secondary(),
    field<&V::retired_at>("Retired").read_only(),
};
static_assert(describes<V>(kFields));

Outcome complete(V& version, Workspace& workspace) {
  const Plan plan = TRY(workspace.load(version.plan_id));
  Query all = Query{}.equal<&V::plan_id>(version.plan_id);
  all.archived = Archived::include;
  version.number = 1;
  for (const V& other : TRY(workspace.find<V>(all))) version.number = std::max(version.number, other.number + 1);
  version.title = plan.name + " v" + std::to_string(version.number);
  return Done{};
}

bool moves_on(const FieldChange& change) { return change.field->name == "state" || change.field->name == "retired_at"; }

Outcome check(Workspace& workspace, const void* before, void* after) {
  const auto* old = static_cast<const V*>(before);
  auto* version = static_cast<V*>(after);
  if (!old) TRY(complete(*version, workspace));
  if (old && old->state != PlanState::draft) {
    const auto changes = version ? difference(kPlanVersions, old, version) : std::vector<FieldChange>();
    if (!version || !std::all_of(changes.begin(), changes.end(), moves_on))
      return Error{.code = Code::conflict,
                   .message = old->title + " is " + std::string(to_name(old->state)) +
                              " and does not change. Make a new version instead.",
                   .reason = "PUBLISHED"};
  }
  if (version && !currency_exponent(version->currency)) return invalid("currency", "is not a currency of ISO 4217");
  return Done{};
}

}  // namespace

constinit const Shape kPlanModule{"plan_module", "Module", kModuleFields};
constinit const Shape kPriceExample{"price_example", "Example", kExampleFields};
constinit const Entity kPlanVersions = resource<V>("plan_versions", "Plan version", "Plan versions", kFields)
                                           .titled("title")
                                           .checked_by(check)
                                           .offered({"state", "draft", "published"})
                                           .platform_when([](const void*) { return true; });

const PlanModule* PlanVersion::find_module(std::string_view code) const {
  for (const PlanModule& module : modules)
    if (module.module_id == code) return &module;
  return nullptr;
}
