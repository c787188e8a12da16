#pragma once

#include "access/access_grant.h"
#include "model/action.h"

enum class AccessStep : std::uint8_t { give, take };

// One role of one person at one place: the narrowest that is named. At a hotel or department the hotel's own roles are
// assignments, everything else is a grant.
struct AccessChange {
  Id<User> user_id;
  Id<Organisation> organisation_id;
  Id<Cluster> cluster_id;
  Id<BusinessUnit> business_unit_id;
  Id<Department> department_id;
  std::string role;
  AccessStep step = AccessStep::give;
};
extern const Shape kAccessChange;
constexpr const Shape& shape_of(const AccessChange*) { return kAccessChange; }

// All of them or none. Where somebody has one role at a hotel or department and is given another, it is changed.
struct ChangeManyAssignments {
  std::vector<AccessChange> changes;
};
extern const Shape kChangeManyAssignmentsInput;
constexpr const Shape& shape_of(const ChangeManyAssignments*) { return kChangeManyAssignmentsInput; }
extern const Action kChangeManyAssignments;
