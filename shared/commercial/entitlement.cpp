#include "commercial/entitlement.h"

#include "commercial/module.h"

namespace {

struct Offer {
  PlanVersion version;
  Money price;
};

AccessLevel level_to_buy(AccessLevel needed) { return needed == AccessLevel::custom ? AccessLevel::write : needed; }

// The cheapest version on sale that opens the module for so many seats, in that currency.
Result<std::optional<Offer>> cheapest(std::string_view module, AccessLevel needed, std::int64_t seats,
                                      const std::string& currency, Workspace& workspace) {
  std::optional<Offer> best;
  Query sold = Query{}.equal<&PlanVersion::state>(PlanState::published).equal<&PlanVersion::currency>(currency);
  for (PlanVersion& version : TRY(workspace.find<PlanVersion>(sold))) {
    const PlanModule* bought = version.find_module(module);
    if (!bought || bought->access_level < level_to_buy(needed)) continue;
    const Money price = TRY(total_of(TRY(price_parts(version, seats))));
    const bool yearly = version.period == BillingInterval::yearly;
    const Money a_month = yearly ? TRY(scale(price, {1, 12}, Rounding::half_up)) : price;
    if (!best || a_month.minor < best->price.minor) best = Offer{std::move(version), a_month};
  }
  return best;
}

Result<Remedy> buy(const BusinessUnit& hotel, const Contract* contract, std::string_view module, AccessLevel needed,
                   Workspace& workspace) {
  const std::int64_t seats = contract ? contract->subscription.seats : 1;
  const std::string currency = contract ? contract->version.currency : hotel.currency;
  const auto offer = TRY(cheapest(module, needed, seats, currency, workspace));
  if (!offer) return Remedy{"No plan in " + currency + " opens this module. Ask the people who sell the platform."};
  return Remedy{"Plan " + offer->version.title + " opens it for " + TRY(price_text(offer->version, seats)) + " with " +
                    std::to_string(seats) + (seats == 1 ? " seat" : " seats"),
                "subscriptions.create", to_text(hotel.id)};
}

Result<Remedy> renew(const Contract& contract) {
  const Subscription& s = contract.subscription;
  const std::string price = TRY(price_text(contract.version, s.seats));
  return Remedy{"Renew subscription " + s.number + " for " + price, "subscriptions.renew", to_text(s.id)};
}

std::string text_of(const Licensed& found, std::string_view module, AccessLevel needed, Date today) {
  if (!found.contract) return "The hotel has no subscription";
  const std::string contract = describe(*found.contract, today);
  if (found.licence != Licence::none) return contract;
  const PlanModule* bought = found.contract->version.find_module(module);
  if (!is_running(found.contract->state(today)))
    return contract + ": no running contract includes " + std::string(module);
  if (!bought) return contract + ": does not include " + std::string(module);
  return contract + ": includes " + std::string(module) + " up to " + std::string(to_name(bought->access_level)) +
         ", not " + std::string(to_name(needed));
}

Result<Entitlement> explain(const BusinessUnit& hotel, const std::vector<Contract>& contracts, std::string_view module,
                            AccessLevel needed, Workspace& workspace) {
  const Date today = date_of(workspace.now());
  const Licensed found = licensed(contracts, module, needed, today);
  Entitlement out{found.licence, text_of(found, module, needed, today), {}};
  const bool cancelled = found.contract && found.contract->subscription.status == SubscriptionStatus::cancelled;
  if (found.licence == Licence::none || (found.licence == Licence::expired && cancelled))
    out.remedy = TRY(buy(hotel, found.contract, module, needed, workspace));
  else if (found.licence != Licence::active) out.remedy = TRY(renew(*found.contract));
  return out;
}

}  // namespace

Result<Entitlement> entitlement(const Id<BusinessUnit>& hotel, std::string_view module, AccessLevel needed,
                                Workspace& workspace) {
  const BusinessUnit unit = TRY(workspace.load(hotel));
  return explain(unit, TRY(contracts_of(hotel, workspace)), module, needed, workspace);
}

Result<std::vector<ModuleLicence>> module_licences(const Id<BusinessUnit>& hotel, Workspace& workspace) {
  const BusinessUnit unit = TRY(workspace.load(hotel));
  const std::vector<Contract> contracts = TRY(contracts_of(hotel, workspace));
  std::vector<ModuleLicence> out;
  for (const Module& module : TRY(workspace.find<Module>({}))) {
    ModuleLicence row{module.code, module.name, AccessLevel::read, {}};
    row.entitlement = TRY(explain(unit, contracts, module.code, AccessLevel::read, workspace));
    const Licensed found = licensed(contracts, module.code, AccessLevel::read, date_of(workspace.now()));
    const PlanModule* bought = found.contract ? found.contract->version.find_module(module.code) : nullptr;
    if (bought) row.access_level = bought->access_level;
    out.push_back(std::move(row));
  }
  return out;
}
