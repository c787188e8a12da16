#include "intake/file_type.h"

#include <algorithm>

#include "access/assignment.h"
#include "core/text.h"
#include "intake/sheet.h"

namespace {

using enum FileKind;

constexpr FileColumn kOrganisationColumns[] = {
    {.name = "code", .field = "code"},
    {.name = "name", .field = "name"},
    {.name = "legal_name", .field = "legal_name"},
    {.name = "country", .field = "country", .form = CellForm::capitals},
    {.name = "default_currency", .field = "default_currency", .form = CellForm::capitals},
    {.name = "locale", .field = "locale"},
};
constexpr FileColumn kClusterColumns[] = {
    {.name = "code", .field = "code"},
    {.name = "organisation", .field = "organisation_id", .names = organisations},
    {.name = "name", .field = "name"},
    {.name = "region", .field = "region"},
};
constexpr FileColumn kHotelColumns[] = {
    {.name = "code", .field = "code"},           {.name = "cluster", .field = "cluster_id", .names = clusters},
    {.name = "name", .field = "name"},           {.name = "rooms", .field = "rooms"},
    {.name = "city", .field = "city"},           {.name = "country", .field = "country", .form = CellForm::capitals},
    {.name = "time_zone", .field = "time_zone"}, {.name = "currency", .field = "currency", .form = CellForm::capitals},
    {.name = "is_hq", .field = "is_hq"},
};
constexpr FileColumn kDepartmentColumns[] = {
    {.name = "business_unit", .field = "business_unit_id", .names = business_units},
    {.name = "type", .field = "type", .required = true},
    {.name = "name", .field = "name"},
};
constexpr FileColumn kUserColumns[] = {
    {.name = "email", .field = "email", .form = CellForm::small},
    {.name = "name", .field = "name"},
    {.name = "phone", .field = "phone"},
    {.name = "locale", .field = "locale"},
    {.name = "platform_role", .field = "platform_role"},
    {.name = "clusters", .names = clusters, .form = CellForm::clusters},
};
constexpr FileColumn kAssignmentColumns[] = {
    {.name = "email", .field = "user_id", .names = users},
    {.name = "business_unit", .field = "business_unit_id", .names = business_units},
    {.name = "role", .field = "role", .required = true},
    {.name = "department", .field = "department"},
    {.name = "modules", .field = "modules"},
};

constexpr std::string_view kCode[] = {"code"};
constexpr std::string_view kEmail[] = {"email"};
constexpr std::string_view kDepartmentKey[] = {"business_unit_id", "type"};
constexpr std::string_view kAssignmentKey[] = {"user_id", "business_unit_id", "department"};

// A hotel has one department of each type, and of its own making as many as it has names for.
std::string_view custom_name(const void* row) {
  const auto& department = *static_cast<const Department*>(row);
  return department.type == DepartmentType::custom ? std::string_view(department.name) : std::string_view();
}

void mark_imported(void* row) { static_cast<Assignment*>(row)->source = GrantSource::imported; }

constexpr FileType kTypes[] = {
    {.entity = &kOrganisations, .columns = kOrganisationColumns, .key = kCode, .handle = "code"},
    {.entity = &kClusters, .columns = kClusterColumns, .key = kCode, .handle = "code"},
    {.entity = &kBusinessUnits, .columns = kHotelColumns, .key = kCode, .handle = "code"},
    {.entity = &kDepartments, .columns = kDepartmentColumns, .key = kDepartmentKey, .more_key = custom_name},
    {.entity = &kUsers, .columns = kUserColumns, .key = kEmail, .handle = "email"},
    {.entity = &kAssignments, .columns = kAssignmentColumns, .key = kAssignmentKey, .prepare = mark_imported},
};
static_assert(std::size(kTypes) == kFileKinds);

}  // namespace

const FileType& file_type(FileKind kind) { return kTypes[static_cast<std::size_t>(kind)]; }

const FileColumn* FileType::column_of(std::string_view field) const {
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const FileColumn& c) { return c.field == field; });
  return at == columns.end() ? nullptr : &*at;
}

const FileColumn* FileType::column_of_wire(std::string_view path) const {
  const Field* field = entity->find_wire(path.substr(0, path.find_first_of(".[")));
  return field ? column_of(field->name) : nullptr;
}

std::string FileType::handle_text(std::string_view cell) const { return formed_text(column_of(handle)->form, cell); }
