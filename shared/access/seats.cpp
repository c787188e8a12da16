#include "access/seats.h"

#include <algorithm>

#include "core/time.h"

namespace {

bool is_valid(const Assignment& a, Timestamp now) {
  return !(a.starts_at && now < *a.starts_at) && !(a.ends_at && !(now < *a.ends_at));
}

std::int64_t seats_of(const Contract& contract) {
  const bool extra = contract.version.seat_policy == SeatPolicy::extra;
  return contract.subscription.seats + (extra ? contract.version.extra_seats : 0);
}

Result<std::vector<Id<User>>> people_at(Workspace& workspace, const Id<BusinessUnit>& hotel) {
  Query query;
  query.equal<&Assignment::business_unit_id>(hotel);
  std::vector<Id<User>> people;
  for (const Assignment& a : TRY(workspace.find<Assignment>(query)))
    if (is_valid(a, workspace.now())) people.push_back(a.user_id);
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

Result<std::vector<Id<User>>> active_among(Workspace& workspace, const std::vector<Id<User>>& people) {
  static constexpr Field kStatus = field<&User::status>("");
  static constexpr Field kId = field<&Record::id>("");
  Json::Array ids;
  for (const Id<User>& id : people) ids.push_back(to_text(id.value));
  Query query;
  query.where.push_back({&kId, Op::in, std::move(ids)});
  query.where.push_back({&kStatus, Op::not_equal, to_name(UserStatus::inactive)});
  std::vector<Id<User>> active;
  if (!people.empty())
    for (const User& user : TRY(workspace.find<User>(query))) active.push_back({user.id});
  std::sort(active.begin(), active.end());
  return active;
}

}  // namespace

Result<SeatUse> seat_use(Workspace& workspace, const Id<BusinessUnit>& hotel) {
  SeatUse use;
  use.people = TRY(active_among(workspace, TRY(people_at(workspace, hotel))));
  use.used = static_cast<std::int64_t>(use.people.size());
  const auto contracts = TRY(contracts_of(hotel, workspace));
  if (const Contract* contract = running(contracts, date_of(workspace.now()))) {
    use.licensed = true;
    use.bought = seats_of(*contract);
    use.unlimited = contract->version.unlimited_seats || contract->version.seat_policy == SeatPolicy::overage;
  }
  return use;
}

Outcome check_seat(Workspace& workspace, const Assignment& added) {
  const auto contracts = TRY(contracts_of(added.business_unit_id, workspace));
  const Contract* contract = running(contracts, date_of(workspace.now()));
  if (!contract || contract->version.unlimited_seats || contract->version.seat_policy == SeatPolicy::overage)
    return Done{};
  TRY(workspace.lock(added.business_unit_id));
  const SeatUse use = TRY(seat_use(workspace, added.business_unit_id));
  const bool seated = std::binary_search(use.people.begin(), use.people.end(), added.user_id);
  if (seated || use.used < use.bought) return Done{};
  const std::string text = "All " + std::to_string(use.bought) + " seats of " + contract->subscription.number +
                           " are taken by " + std::to_string(use.used) + " people.";
  return Error{.code = Code::conflict,
               .message = text,
               .faults = {{"businessUnitId", "has no free seat"}},
               .reason = "NO_SEAT",
               .trace = {{Mark::decided, "seats", text}},
               .remedies = {{"Add seats to " + contract->subscription.number, "subscriptions.change_seats",
                             to_text(contract->subscription.id)}}};
}
