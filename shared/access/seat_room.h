#pragma once

#include "access/seats.h"

struct SeatGain {  // a seat that somebody takes at a hotel, for so long
  Id<BusinessUnit> hotel;
  Timestamp from;
  std::optional<Timestamp> until;
};
// The seats that somebody takes in a cluster, from now on, when `before` of their assignments becomes `after`.
std::vector<SeatGain> gains_of(std::span<const Assignment> before, std::span<const Assignment> after, Timestamp now);

Result<Uuid> cluster_of(Workspace&, const Id<BusinessUnit>&);
// The contracts of a hotel that limits its seats, read with its cluster locked; none when nothing limits them.
Result<std::vector<Contract>> limits_of(Workspace&, const Id<BusinessUnit>&);

// Refuses with NO_SEAT and a fault of this field …
// … when all seats are taken by others than this person, at any time as long as the gain lasts.
Outcome check_room(Workspace&, const SeatGain&, const Id<User>& person, std::string_view field);
// … when more people hold a seat of the hotel than it has, and more than in another company of hotels.
Outcome check_growth(Workspace&, const Id<BusinessUnit>&, const std::set<Uuid>& before, const std::set<Uuid>& after,
                     std::string_view field);
