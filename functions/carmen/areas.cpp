#include "carmen/areas.h"

#include <algorithm>
#include <array>

#include "access/remedies.h"
#include "access/subject.h"
#include "catalogue/catalogue.h"
#include "commercial/counter.h"
#include "commercial/entitlement.h"
#include "commercial/module.h"
#include "commercial/subscription.h"
#include "finance/invoice.h"
#include "identity/session.h"

namespace {

constexpr std::array<const Entity*, 6> kBilling = {&kModules,       &kPlans,    &kPlanVersions,
                                                   &kSubscriptions, &kInvoices, &kCounters};

Result<std::optional<Entitlement>> find_entitlement(Workspace& workspace, const Uuid& hotel, std::string_view module,
                                                    AccessLevel needed) {
  if (TRY(workspace.count<Module>(Query{}.equal<&Module::code>(std::string(module)))) == 0)
    return std::optional<Entitlement>();
  return std::optional<Entitlement>(TRY(entitlement(Id<BusinessUnit>{hotel}, module, needed, workspace)));
}

}  // namespace

Api make_api() {
  Api api{.catalogue = catalogue(), .people = kUsers};
  api.load_subject = [](Workspace& workspace, const Uuid& person) { return load_subject(workspace, Id<User>{person}); };
  api.find_entitlement = find_entitlement;
  api.suggest = remedies_for;
  return api;
}

std::string landing_name(const Subject& subject) { return std::string(to_name(landing_of(subject))); }

bool serves(Part part, const Entity& entity) {
  if (part == Part::all) return true;
  const bool billing = std::find(kBilling.begin(), kBilling.end(), &entity) != kBilling.end();
  return part == (billing ? Part::billing : Part::persistence);
}

bool bears_on_access(const Change& change) {
  return change.verb != Verb::created || (change.entity != &kUsers && change.entity != &kSessions);
}
