#include "commercial/contract.h"

#include <algorithm>

#include "settings/effective_setting.h"

namespace {

std::string term_text(const Contract& contract, Date today) {
  const Subscription& s = contract.subscription;
  const std::string end = s.ends_on ? format_date(*s.ends_on) : std::string();
  switch (contract.state(today)) {
    case SubscriptionState::draft: return "not started";
    case SubscriptionState::scheduled: return "from " + format_date(s.starts_on);
    case SubscriptionState::active:
    case SubscriptionState::expiring_soon: return s.auto_renew || !s.ends_on ? "renews by itself" : "until " + end;
    case SubscriptionState::grace:
      return "ended on " + end + ", in grace until " +
             format_date(add_days(*s.ends_on, static_cast<std::int32_t>(contract.version.grace_days)));
    case SubscriptionState::expired: return "ended on " + end;
    case SubscriptionState::cancelled: return "cancelled on " + end;
  }
  return {};
}

Result<std::int64_t> expiring_days(const Id<BusinessUnit>& hotel, Workspace& workspace) {
  const Place place = TRY(workspace.place_of_scope(kBusinessUnits, hotel.value));
  return TRY(effective_setting(workspace, kExpiringDays, place)).value;
}

}  // namespace

Result<std::vector<Contract>> contracts_of(const Id<BusinessUnit>& hotel, Workspace& workspace) {
  static constexpr Field kStartsOn = field<&Subscription::starts_on>("");
  Query query = Query{}.equal<&Subscription::business_unit_id>(hotel);
  query.order.push_back({&kStartsOn});
  std::vector<Subscription> subscriptions = TRY(workspace.find<Subscription>(query));
  std::vector<Contract> contracts;
  if (subscriptions.empty()) return contracts;
  const std::int64_t expiring = TRY(expiring_days(hotel, workspace));
  for (Subscription& subscription : subscriptions) {
    if (subscription.status == SubscriptionStatus::draft) continue;
    PlanVersion version = TRY(workspace.load(subscription.plan_version_id));
    contracts.push_back({std::move(subscription), std::move(version), expiring});
  }
  return contracts;
}

Result<Contract> load_contract(const Id<Subscription>& id, Workspace& workspace) {
  Contract contract;
  contract.subscription = TRY(workspace.load(id));
  contract.version = TRY(workspace.load(contract.subscription.plan_version_id));
  contract.expiring_days = TRY(expiring_days(contract.subscription.business_unit_id, workspace));
  return contract;
}

const Contract* running(const std::vector<Contract>& contracts, Date today) {
  const auto at = std::find_if(contracts.rbegin(), contracts.rend(),
                               [&](const Contract& contract) { return is_running(contract.state(today)); });
  return at == contracts.rend() ? nullptr : &*at;
}

std::string describe(const Contract& contract, Date today) {
  return "Subscription " + contract.subscription.number + ", plan " + contract.version.title + ", " +
         term_text(contract, today);
}

Result<std::string> price_text(const PlanVersion& version, std::int64_t seats) {
  const Money total = TRY(total_of(TRY(price_parts(version, seats))));
  return format_money(total, version.currency) + (version.period == BillingInterval::monthly ? " a month" : " a year");
}
