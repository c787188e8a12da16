#pragma once

#include "commercial/plan_version.h"
#include "model/action.h"

struct RetirePlanVersion {
  Id<PlanVersion> plan_version_id;
};
extern const Shape kRetirePlanVersionInput;
constexpr const Shape& shape_of(const RetirePlanVersion*) { return kRetirePlanVersionInput; }

// Takes the version off sale. Subscriptions keep it; the plan is retired with its last version.
extern const Action kRetirePlanVersion;
