#include <algorithm>

#include "access/seat_room.h"
#include "access/seat_rules.h"
#include "core/time.h"
#include "model/action.h"

namespace {

// "Ann, Ben and 3 others", of those whom the actor may see.
Result<std::string> listed(Workspace& workspace, std::span<const SeatHolder> holders) {
  std::vector<std::string> names;
  for (const SeatHolder& holder : holders) {
    User person;
    if (names.size() == 3 || !TRY(workspace.fetch(kUsers, holder.user_id.value, &person))) continue;
    if (TRY(may_see(kUsers, &person, workspace))) names.push_back(person.name);
  }
  const std::size_t others = holders.size() - names.size();
  if (others > 0) names.push_back(std::to_string(others) + (others == 1 ? " other" : " others"));
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return text;
}

}  // namespace

Outcome watch_subscription(Workspace& workspace, const void* old, void* now) {
  const auto* before = static_cast<const Subscription*>(old);
  const auto* after = static_cast<const Subscription*>(now);
  if (!after || after->status == SubscriptionStatus::draft || after->status == SubscriptionStatus::cancelled)
    return Done{};
  const PlanVersion version = TRY(workspace.load(after->plan_version_id));
  const auto most = most_seats(*after, version);
  const Timestamp at = std::max(workspace.now(), start_of(after->starts_on));
  const auto runs = [&](const Subscription& s) {
    return s.status != SubscriptionStatus::draft && is_running(state_of(s, {.grace = version.grace_days}, date_of(at)));
  };
  if (!most || !runs(*after) || (before && runs(*before) && before->seats <= after->seats)) return Done{};
  TRY(workspace.lock(Id<Cluster>{TRY(cluster_of(workspace, after->business_unit_id))}));
  const auto holders = TRY(seat_use(workspace, after->business_unit_id, at)).holders;
  const std::int64_t above = std::ssize(holders) - *most;
  if (above <= 0) return Done{};
  const std::string last = TRY(listed(workspace, std::span(holders).last(static_cast<std::size_t>(above))));
  const std::string text = std::to_string(holders.size()) + (holders.size() == 1 ? " person holds" : " people hold") +
                           " a seat at this hotel, " + std::to_string(above) + " more than " + after->number +
                           " would have. Those who came last: " + last + ".";
  return Error{
      .code = Code::conflict,
      .message = text,
      .faults = {{"seats", "must be at least " + std::to_string(after->seats + above)}},
      .reason = "QUOTA_EXCEEDED",
      .trace = {{Mark::decided, "seats", text}},
      .remedies = {{"Give " + after->number + " more seats", "subscriptions.change_seats", to_text(after->id)}}};
}
