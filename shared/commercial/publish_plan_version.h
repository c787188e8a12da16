#pragma once

#include "commercial/plan_version.h"
#include "model/action.h"

struct PublishPlanVersion {
  Id<PlanVersion> plan_version_id;
};
extern const Shape kPublishPlanVersionInput;
constexpr const Shape& shape_of(const PublishPlanVersion*) { return kPublishPlanVersionInput; }

// Puts the version on sale in place of the one of the same plan, currency and period.
extern const Action kPublishPlanVersion;
