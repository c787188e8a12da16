#pragma once

#include "model/action.h"
#include "tenancy/business_unit.h"

struct MoveBusinessUnit {
  Id<BusinessUnit> business_unit_id;
  Id<Cluster> cluster_id;  // the new one, of the same organisation
};
extern const Shape kMoveBusinessUnitInput;
constexpr const Shape& shape_of(const MoveBusinessUnit*) { return kMoveBusinessUnitInput; }
extern const Action kMoveBusinessUnit;
