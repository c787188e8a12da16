#pragma once

#include "model/action.h"
#include "tenancy/business_unit.h"

struct HotelLicence {
  Id<BusinessUnit> business_unit_id;
};
extern const Shape kHotelLicenceInput;
constexpr const Shape& shape_of(const HotelLicence*) { return kHotelLicenceInput; }

// Answers what a hotel has bought and uses, and changes nothing: {seats{used,bought,unlimited,licensed},
// contract{id,number,plan,planVersionId,state,text,endsOn},
// modules[{moduleId,name,accessLevel,licence,text,remedy{}}]}.
extern const Action kHotelLicence;
