#include "access/seats.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/time.h"

namespace {

bool is_older(const Assignment& a, const Assignment& b) {
  return std::tie(a.assigned_at, a.id) < std::tie(b.assigned_at, b.id);
}

Result<std::set<Uuid>> workers_at(Workspace& workspace, const Id<BusinessUnit>& hotel) {
  std::set<Uuid> people;
  for (const Assignment& a : TRY(workspace.find<Assignment>(Query{}.equal<&Assignment::business_unit_id>(hotel))))
    people.insert(a.user_id.value);
  return people;
}

Result<std::set<Uuid>> active_among(Workspace& workspace, const std::set<Uuid>& people) {
  static constexpr Field kStatus = field<&User::status>("");
  Query query = Query{}.one_of<&Record::id>(people);
  query.where.push_back({&kStatus, Op::not_equal, to_name(UserStatus::inactive)});
  std::set<Uuid> active;
  if (people.empty()) return active;
  for (const User& user : TRY(workspace.find<User>(query))) active.insert(user.id);
  return active;
}

}  // namespace

const Assignment* holding_seat(std::span<const Assignment> theirs, Timestamp at) {
  const Assignment* oldest = nullptr;
  for (const Assignment& a : theirs)
    if (holds_at(a.starts_at, a.ends_at, at) && (!oldest || is_older(a, *oldest))) oldest = &a;
  return oldest;
}

Result<SeatBook> SeatBook::load(Workspace& workspace, const Id<BusinessUnit>& hotel, const std::set<Uuid>& hotels) {
  SeatBook book;
  book.hotel_ = hotel;
  if (!hotels.contains(hotel.value)) return book;
  const auto people = TRY(active_among(workspace, TRY(workers_at(workspace, hotel))));
  if (people.empty()) return book;
  std::map<Uuid, std::vector<Assignment>> by_person;
  const Query theirs = Query{}.one_of<&Assignment::user_id>(people);
  for (Assignment& a : TRY(workspace.find<Assignment>(theirs)))
    if (hotels.contains(a.business_unit_id.value)) by_person[a.user_id.value].push_back(std::move(a));
  for (auto& [person, assignments] : by_person) book.people_.push_back(std::move(assignments));
  return book;
}

std::vector<SeatHolder> SeatBook::holders(Timestamp at) const {
  std::vector<SeatHolder> out;
  for (const auto& theirs : people_)
    if (const Assignment* a = holding_seat(theirs, at); a && a->business_unit_id == hotel_)
      out.push_back({a->user_id, {a->id}, a->assigned_at});
  std::sort(out.begin(), out.end(), [](const SeatHolder& a, const SeatHolder& b) {
    return std::tie(a.since, a.assignment_id.value) < std::tie(b.since, b.assignment_id.value);
  });
  return out;
}

void SeatBook::add_turns(Timestamp from, std::optional<Timestamp> until, std::set<Timestamp>& turns) const {
  const auto add = [&](const std::optional<Timestamp>& at) {
    if (at && from < *at && (!until || *at < *until)) turns.insert(*at);
  };
  for (const auto& theirs : people_)
    for (const Assignment& a : theirs) {
      add(a.starts_at);
      if (theirs.size() > 1) add(a.ends_at);  // the seat passes to the next
    }
}

Result<std::set<Uuid>> hotels_of(Workspace& workspace, const Uuid& cluster) {
  std::set<Uuid> hotels;
  const Query query = Query{}.equal<&BusinessUnit::cluster_id>(Id<Cluster>{cluster});
  for (const BusinessUnit& hotel : TRY(workspace.find<BusinessUnit>(query))) hotels.insert(hotel.id);
  return hotels;
}

std::optional<std::int64_t> most_seats(const Subscription& subscription, const PlanVersion& version) {
  if (version.unlimited_seats || version.seat_policy == SeatPolicy::overage) return {};
  return subscription.seats + (version.seat_policy == SeatPolicy::extra ? version.extra_seats : 0);
}

Result<SeatUse> seat_use(Workspace& workspace, const Id<BusinessUnit>& hotel, std::optional<Timestamp> at) {
  const Timestamp when = at.value_or(workspace.now());
  SeatUse use;
  const Place place = TRY(workspace.place_of_scope(kBusinessUnits, hotel.value));
  const auto hotels = TRY(hotels_of(workspace, place.at(ScopeLevel::cluster)));
  use.holders = TRY(SeatBook::load(workspace, hotel, hotels)).holders(when);
  const auto contracts = TRY(contracts_of(hotel, workspace));
  if (const Contract* contract = running(contracts, date_of(when))) {
    const auto most = most_seats(contract->subscription, contract->version);
    use.licensed = true;
    use.unlimited = !most;
    use.bought = most.value_or(contract->subscription.seats);
  }
  return use;
}
