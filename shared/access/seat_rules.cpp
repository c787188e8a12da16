#include "access/seat_rules.h"

#include <map>

#include "access/seat_room.h"

namespace {

// At the live hotels of each cluster; all but one of them.
Result<std::map<Uuid, std::vector<Assignment>>> assignments_of(Workspace& workspace, const Id<User>& person,
                                                               const Uuid& without = {}) {
  std::map<Uuid, std::vector<Assignment>> by_cluster;
  for (Assignment& a : TRY(workspace.find<Assignment>(Query{}.equal<&Assignment::user_id>(person)))) {
    BusinessUnit hotel;
    const bool there = TRY(workspace.fetch(kBusinessUnits, a.business_unit_id.value, &hotel)) && !hotel.archived_at;
    if (there && a.id != without) by_cluster[hotel.cluster_id.value].push_back(std::move(a));
  }
  return by_cluster;
}

bool may_hold_seat(const User& person) { return !person.archived_at && person.status != UserStatus::inactive; }

}  // namespace

Outcome check_seat(Workspace& workspace, const Assignment* before, const Assignment& after) {
  if (before && before->starts_at == after.starts_at && before->ends_at == after.ends_at) return Done{};
  if (TRY(limits_of(workspace, after.business_unit_id)).empty()) return Done{};
  User person;
  if (!TRY(workspace.fetch(kUsers, after.user_id.value, &person)) || !may_hold_seat(person)) return Done{};
  const Uuid cluster = TRY(cluster_of(workspace, after.business_unit_id));
  auto held = TRY(assignments_of(workspace, after.user_id, after.id))[cluster];
  auto holds = held;
  if (before) held.push_back(*before);
  holds.push_back(after);
  for (const SeatGain& gain : gains_of(held, holds, workspace.now()))
    if (gain.hotel == after.business_unit_id) TRY(check_room(workspace, gain, after.user_id, "businessUnitId"));
  return Done{};
}

Outcome watch_person(Workspace& workspace, const void* old, void* now) {
  const auto* before = static_cast<const User*>(old);
  const auto* after = static_cast<const User*>(now);
  const bool is_new = after && after->version == 0;
  if (!after || is_new || !may_hold_seat(*after) || (before && may_hold_seat(*before))) return Done{};
  for (const auto& [cluster, theirs] : TRY(assignments_of(workspace, {after->id})))
    for (const SeatGain& gain : gains_of({}, theirs, workspace.now()))
      TRY(check_room(workspace, gain, {after->id}, "status"));
  return Done{};
}

Outcome watch_hotel(Workspace& workspace, const void* old, void* now) {
  const auto* before = static_cast<const BusinessUnit*>(old);
  const auto* after = static_cast<const BusinessUnit*>(now);
  const bool is_new = after && after->version == 0;
  if (before && before->archived_at) before = nullptr;  // it was in no cluster
  if (!after || is_new || (before && before->cluster_id == after->cluster_id)) return Done{};
  for (const auto& cluster : {before ? before->cluster_id : Id<Cluster>(), after->cluster_id})
    if (cluster) TRY(workspace.lock(cluster));
  const std::set<Uuid> stayed = before ? TRY(hotels_of(workspace, before->cluster_id.value)) : std::set<Uuid>();
  std::set<Uuid> joined = TRY(hotels_of(workspace, after->cluster_id.value));
  joined.insert(after->id);
  TRY(check_growth(workspace, {after->id}, stayed, joined, "clusterId"));
  std::set<Uuid> left = stayed;
  left.erase(after->id);
  for (const Uuid& hotel : left) TRY(check_growth(workspace, {hotel}, stayed, left, "clusterId"));
  return Done{};
}
