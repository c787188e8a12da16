#include "access/seat_room.h"

#include <algorithm>
#include <iterator>

#include "core/time.h"

namespace {

Error no_seat(const Contract& contract, std::int64_t most, std::int64_t taken, Timestamp at, Timestamp now,
              std::string_view field) {
  const std::string& number = contract.subscription.number;
  const std::string when = now < at ? " on " + format_date(date_of(at)) : "";
  const std::string text = "All " + std::to_string(most) + " seats of " + number + " are taken by " +
                           std::to_string(taken) + (taken == 1 ? " person" : " people") + when + ".";
  return {.code = Code::conflict,
          .message = text,
          .faults = {{std::string(field), "has no free seat"}},
          .reason = "NO_SEAT",
          .trace = {{Mark::decided, "seats", text}},
          .remedies = {{"Add seats to " + number, "subscriptions.change_seats", to_text(contract.subscription.id)}}};
}

// The fewest that any contract of the hotel, past ones as well, allows at once; nothing: none limits them.
std::optional<std::int64_t> fewest_seats(const std::vector<Contract>& contracts) {
  std::optional<std::int64_t> fewest;
  for (const Contract& contract : contracts)
    if (const auto most = most_seats(contract.subscription, contract.version))
      fewest = std::min(fewest.value_or(*most), *most);
  return fewest;
}

std::set<Timestamp> moments_of(const SeatGain& gain, const SeatBook& book, const std::vector<Contract>& contracts) {
  std::set<Timestamp> moments{gain.from};
  book.add_turns(gain.from, gain.until, moments);
  for (const Contract& contract : contracts) {
    const Timestamp start = start_of(contract.subscription.starts_on);
    if (gain.from < start && (!gain.until || start < *gain.until)) moments.insert(start);
  }
  return moments;
}

std::optional<std::int64_t> most_at(const std::vector<Contract>& contracts, Timestamp at) {
  const Contract* contract = running(contracts, date_of(at));
  return contract ? most_seats(contract->subscription, contract->version) : std::nullopt;
}

}  // namespace

Result<Uuid> cluster_of(Workspace& workspace, const Id<BusinessUnit>& hotel) {
  return TRY(workspace.place_of_scope(kBusinessUnits, hotel.value)).at(ScopeLevel::cluster);
}

Result<std::vector<Contract>> limits_of(Workspace& workspace, const Id<BusinessUnit>& hotel) {
  TRY(workspace.lock(Id<Cluster>{TRY(cluster_of(workspace, hotel))}));
  auto contracts = TRY(contracts_of(hotel, workspace));
  if (!fewest_seats(contracts)) contracts.clear();
  return contracts;
}

std::vector<SeatGain> gains_of(std::span<const Assignment> before, std::span<const Assignment> after, Timestamp now) {
  std::set<Timestamp> turns{now};
  for (const auto& assignments : {before, after})
    for (const Assignment& a : assignments)
      for (const auto& turn : {a.starts_at, a.ends_at})
        if (turn && now < *turn) turns.insert(*turn);
  std::vector<SeatGain> gains;
  for (auto turn = turns.begin(); turn != turns.end(); ++turn) {
    const Assignment* held = holding_seat(before, *turn);
    const Assignment* holds = holding_seat(after, *turn);
    if (!holds || (held && held->business_unit_id == holds->business_unit_id)) continue;
    const auto next = std::next(turn);
    const auto until = next == turns.end() ? std::nullopt : std::optional<Timestamp>(*next);
    gains.push_back({holds->business_unit_id, *turn, until});
  }
  return gains;
}

Outcome check_room(Workspace& workspace, const SeatGain& gain, const Id<User>& person, std::string_view field) {
  const auto contracts = TRY(limits_of(workspace, gain.hotel));
  if (contracts.empty()) return Done{};
  const Query there = Query{}.equal<&Assignment::business_unit_id>(gain.hotel);
  if (TRY(workspace.count<Assignment>(there)) < *fewest_seats(contracts)) return Done{};  // even if each held a seat
  const auto hotels = TRY(hotels_of(workspace, TRY(cluster_of(workspace, gain.hotel))));
  const SeatBook book = TRY(SeatBook::load(workspace, gain.hotel, hotels));
  for (const Timestamp at : moments_of(gain, book, contracts)) {
    const auto most = most_at(contracts, at);
    if (!most) continue;
    const auto holders = book.holders(at);
    const auto others = std::count_if(holders.begin(), holders.end(),
                                      [&](const SeatHolder& holder) { return !(holder.user_id == person); });
    if (others >= *most) return no_seat(*running(contracts, date_of(at)), *most, others, at, workspace.now(), field);
  }
  return Done{};
}

Outcome check_growth(Workspace& workspace, const Id<BusinessUnit>& hotel, const std::set<Uuid>& before,
                     const std::set<Uuid>& after, std::string_view field) {
  const auto contracts = TRY(limits_of(workspace, hotel));
  if (contracts.empty()) return Done{};
  const SeatBook then = TRY(SeatBook::load(workspace, hotel, before));
  const SeatBook now = TRY(SeatBook::load(workspace, hotel, after));
  std::set<Timestamp> moments = moments_of({hotel, workspace.now(), {}}, then, contracts);
  now.add_turns(workspace.now(), {}, moments);
  for (const Timestamp at : moments) {
    const auto most = most_at(contracts, at);
    const std::int64_t holders = std::ssize(now.holders(at));
    if (most && holders > *most && holders > std::ssize(then.holders(at)))
      return no_seat(*running(contracts, date_of(at)), *most, holders, at, workspace.now(), field);
  }
  return Done{};
}
