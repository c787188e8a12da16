#pragma once

#include <set>
#include <span>

#include "access/assignment.h"
#include "commercial/contract.h"
#include "model/workspace.h"

// The one definition of a seat. A person counts once in a cluster, however many of its hotels they work at: the seat is
// held at the hotel of their oldest assignment there that is valid at the moment, and passes to the next when that
// ends. Inactive and archived people hold none; cluster and platform administrators work at no hotel and hold none
// either. The people who work at a hotel are another number: some of them hold their seat elsewhere.
const Assignment* holding_seat(std::span<const Assignment> theirs_in_the_cluster, Timestamp at);

struct SeatHolder {
  Id<User> user_id;
  Id<Assignment> assignment_id;  // by which the seat is held
  Timestamp since;
};

// All that decides who holds the seats of one hotel, now and later.
class SeatBook {
 public:
  // `hotels`: those of the cluster that the hotel is in, or would be in.
  static Result<SeatBook> load(Workspace&, const Id<BusinessUnit>& hotel, const std::set<Uuid>& hotels);

  std::vector<SeatHolder> holders(Timestamp at) const;  // who came first stands first
  // When a seat may be taken by time alone, within the span.
  void add_turns(Timestamp from, std::optional<Timestamp> until, std::set<Timestamp>& turns) const;

 private:
  Id<BusinessUnit> hotel_;
  std::vector<std::vector<Assignment>> people_;  // of each person who works there, in this cluster
};

// The live hotels of a cluster.
Result<std::set<Uuid>> hotels_of(Workspace&, const Uuid& cluster);

// As many as may hold a seat under that contract; nothing: as many as come.
std::optional<std::int64_t> most_seats(const Subscription&, const PlanVersion&);

struct SeatUse {
  std::vector<SeatHolder> holders;
  std::int64_t bought = 0;  // of the running contract, with those it gives free of charge
  bool unlimited = false;   // as many as come: without end, or each charged
  bool licensed = false;    // there is a running contract at all

  std::int64_t used() const { return static_cast<std::int64_t>(holders.size()); }
};
Result<SeatUse> seat_use(Workspace&, const Id<BusinessUnit>&, std::optional<Timestamp> at = {});
