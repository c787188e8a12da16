#pragma once

#include "model/action.h"
#include "tenancy/business_unit.h"

// How many people work at a hotel, and what is meant by that. Changes nothing; may be asked of a day that is past.
struct ActiveUsers {
  Id<BusinessUnit> business_unit_id;
};
Result<std::int64_t> active_people_at(Workspace&, const Id<BusinessUnit>&);
extern const Shape kActiveUsersInput;
constexpr const Shape& shape_of(const ActiveUsers*) { return kActiveUsersInput; }
extern const Action kActiveUsers;
