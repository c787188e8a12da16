#pragma once

#include "identity/user.h"
#include "model/access.h"
#include "tenancy/department.h"

enum class BusinessUnitRole : std::uint8_t { hotel_admin, department_head, staff };
enum class GrantSource : std::uint8_t { manual, imported, invitation };

// A person's place at a hotel: role, department and module access.
struct Assignment : Record {
  Id<User> user_id;
  Id<BusinessUnit> business_unit_id;
  BusinessUnitRole role = BusinessUnitRole::staff;
  std::optional<DepartmentType> department;  // the seed's spelling; follows department_id
  Id<Department> department_id;
  std::vector<ModuleAccess> modules;
  bool is_default = false;  // where the person lands
  std::optional<Timestamp> starts_at;
  std::optional<Timestamp> ends_at;
  GrantSource source = GrantSource::manual;
  Timestamp assigned_at;
};

extern const Entity kAssignments;
constexpr const Entity& entity_of(const Assignment*) { return kAssignments; }
