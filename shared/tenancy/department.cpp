#include "tenancy/department.h"

#include "core/text.h"
#include "model/workspace.h"

namespace {

using D = Department;

constexpr Field kFields[] = {
    field<&D::business_unit_id>("Hotel").references(kBusinessUnits).required().fixed().listed().filterable(),
    field<&D::type>("Type").listed().filterable(),
    field<&D::name>("Name").required().listed().filterable().searchable().up_to(80),
};
static_assert(describes<D>(kFields));

Outcome check(Workspace& workspace, const void*, void* after) {
  if (!after) return Done{};
  D& department = *static_cast<D*>(after);
  department.name = trim(department.name);
  Query same;
  same.equal<&D::business_unit_id>(department.business_unit_id);
  for (const D& other : TRY(workspace.find<D>(same))) {
    if (other.id == department.id) continue;
    if (other.type == department.type && department.type != DepartmentType::custom)
      return Error{.code = Code::conflict,
                   .message = "This hotel already has a department of this type: " + other.name + ".",
                   .faults = {{"type", "is already that of " + other.name}}};
    if (other.name == department.name)
      return Error{.code = Code::conflict,
                   .message = "This hotel already has a department of this name.",
                   .faults = {{"name", "is already used in this hotel"}}};
  }
  return Done{};
}

}  // namespace

constinit const Entity kDepartments = resource<D>("departments", "Department", "Departments", kFields)
                                          .in("business_unit_id")
                                          .is_scope(ScopeLevel::department)
                                          .checked_by(check);
