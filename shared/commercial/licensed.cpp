#include "commercial/entitlement.h"

namespace {

bool includes(const Contract& contract, std::string_view module, AccessLevel needed) {
  const PlanModule* bought = contract.version.find_module(module);
  // An explicit set of keys is as much as writing.
  const AccessLevel level = needed == AccessLevel::custom ? AccessLevel::write : needed;
  return bought && bought->access_level >= level;
}

}  // namespace

Licensed licensed(const std::vector<Contract>& contracts, std::string_view module, AccessLevel needed, Date today) {
  Licensed out;
  bool any_runs = false;
  for (const Contract& contract : contracts) {
    const SubscriptionState state = contract.state(today);
    if (!is_running(state)) continue;
    if (!any_runs) out = {Licence::none, &contract};
    any_runs = true;
    if (!includes(contract, module, needed)) continue;
    const bool grace = state == SubscriptionState::grace;
    if (!grace) return {Licence::active, &contract};
    out = {Licence::grace, &contract};
  }
  if (any_runs) return out;
  for (const Contract& contract : contracts) {
    const SubscriptionState state = contract.state(today);
    const bool over = state == SubscriptionState::expired || state == SubscriptionState::cancelled;
    if (over && includes(contract, module, needed)) out = {Licence::expired, &contract};
    else if (!out.contract) out.contract = &contract;
  }
  return out;
}
