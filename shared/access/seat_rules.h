#pragma once

#include "access/assignment.h"
#include "model/workspace.h"

// What a hotel has not bought nobody takes: each path that adds a seat comes through one of these, which lock the
// cluster first and look ahead as far as what they allow will last. Taking access away is never refused: where a seat
// passes to another hotel by it, or by time, that hotel may have more people than seats; then it can add none.

// An assignment that is made, restored or valid at other times. `before` is null for the first two.
Outcome check_seat(Workspace&, const Assignment* before, const Assignment& after);
// Somebody becomes active, or is restored.
Outcome watch_person(Workspace&, const void* before, void* after);
// A hotel moves to another cluster, or is restored.
Outcome watch_hotel(Workspace&, const void* before, void* after);
// A subscription starts, is renewed after its end, or shrinks.
Outcome watch_subscription(Workspace&, const void* before, void* after);
