#pragma once

#include "access/access_grant.h"
#include "model/action.h"

struct NewAssignment {
  Id<BusinessUnit> business_unit_id;
  BusinessUnitRole role = BusinessUnitRole::staff;
  std::optional<DepartmentType> department;
  Id<Department> department_id;
  std::vector<ModuleAccess> modules;
};
extern const Shape kNewAssignment;
constexpr const Shape& shape_of(const NewAssignment*) { return kNewAssignment; }

// A person with their whole chain: platform role, clusters, hotels, departments, modules. One transaction.
struct CreateUser {
  std::string name;
  std::string email;
  std::string phone;
  std::string locale = "en";
  UserStatus status = UserStatus::active;
  std::string status_reason;
  std::optional<PlatformRole> platform_role;
  std::vector<Id<Cluster>> clusters;  // that a cluster administrator runs
  std::vector<NewAssignment> business_unit_assignments;
};
extern const Shape kCreateUserInput;
constexpr const Shape& shape_of(const CreateUser*) { return kCreateUserInput; }
extern const Action kCreateUser;
