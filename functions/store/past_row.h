#pragma once

#include "model/entity.h"
#include "store/database.h"

// A moment in the life of a row: a time, or one of its versions.
struct Past {
  std::optional<Timestamp> at = {};
  std::int64_t version = 0;
};

// Takes back, in the row as it is now, all that the journal has of it since. False: it did not exist then. Private and
// unversioned fields stay as they are.
Result<bool> take_back(Database&, const Entity&, const Past&, void* row);
