#pragma once

#include "tenancy/business_unit.h"

// The six types of the seed, and one for what a hotel adds itself.
enum class DepartmentType : std::uint8_t {
  front_office,
  housekeeping,
  food_beverage,
  maintenance,
  finance,
  hr,
  custom
};

// A department of a hotel: a scope of its own, not only a label.
struct Department : Record {
  Id<BusinessUnit> business_unit_id;
  DepartmentType type = DepartmentType::custom;
  std::string name;
};

extern const Entity kDepartments;
constexpr const Entity& entity_of(const Department*) { return kDepartments; }
