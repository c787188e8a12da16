#pragma once

#include "model/action.h"
#include "tenancy/business_unit.h"

struct FullestHotels {
  Id<Organisation> organisation_id;  // within it, or wherever the actor reaches
  Id<Cluster> cluster_id;
  Id<BusinessUnit> business_unit_id;
  std::int64_t limit = 6;
};
extern const Shape kFullestHotelsInput;
constexpr const Shape& shape_of(const FullestHotels*) { return kFullestHotelsInput; }

// Answers how full the hotels with a running contract are, the fullest first, of those whose subscriptions the actor
// may read, and changes nothing: {"items": [{businessUnitId, businessUnitName, used, bought, unlimited}], "total"}.
extern const Action kFullestHotels;
