#include "finance/overage.h"

#include "access/seats.h"

Result<std::vector<Uuid>> seats_above(const Subscription& subscription, Workspace& workspace) {
  const SeatUse use = TRY(seat_use(workspace, subscription.business_unit_id));
  std::vector<Uuid> above;
  for (std::int64_t i = subscription.seats; i < use.used(); ++i)
    above.push_back(use.holders[static_cast<std::size_t>(i)].assignment_id.value);
  return above;
}
