#include "finance/overage.h"

#include <algorithm>

#include "access/seats.h"

Result<std::vector<Uuid>> seats_above(const Subscription& subscription, Workspace& workspace) {
  const SeatUse use = TRY(seat_use(workspace, subscription.business_unit_id));
  static constexpr Field kAssignedAt = field<&Assignment::assigned_at>("");
  Query query = Query{}.equal<&Assignment::business_unit_id>(subscription.business_unit_id);
  query.order.push_back({&kAssignedAt});
  std::vector<Id<User>> seated;
  std::vector<Uuid> above;
  for (const Assignment& assignment : TRY(workspace.find<Assignment>(query))) {
    const bool counts = std::binary_search(use.people.begin(), use.people.end(), assignment.user_id);
    if (!counts || std::find(seated.begin(), seated.end(), assignment.user_id) != seated.end()) continue;
    seated.push_back(assignment.user_id);
    if (static_cast<std::int64_t>(seated.size()) > subscription.seats) above.push_back(assignment.id);
  }
  return above;
}
