#pragma once

#include "access/assignment.h"
#include "commercial/contract.h"
#include "model/workspace.h"

// The one definition of a seat: a person who is not inactive or archived and has at least one assignment, valid today,
// at the hotel. The same person at two departments counts once; cluster and platform administrators do not count.
struct SeatUse {
  std::int64_t used = 0;    // distinct people
  std::int64_t bought = 0;  // of the running contracts; meaningless when unlimited
  bool unlimited = false;
  bool licensed = false;         // there is a running contract at all
  std::vector<Id<User>> people;  // sorted
};
Result<SeatUse> seat_use(Workspace&, const Id<BusinessUnit>&);

// Refuses an assignment that would take a seat the hotel has not bought; counted with the hotel locked.
Outcome check_seat(Workspace&, const Assignment& added);
