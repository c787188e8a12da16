#include "access/built_in_roles.h"

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kAll[] = {"*"};
constexpr std::string_view kSupport[] = {"*.read", "journal.verify"};
constexpr std::string_view kClusterAdmin[] = {
    "clusters.read",      "clusters.change",     "business_units.*", "departments.*",    "users.read",
    "users.create",       "users.change",        "users.archive",    "users.restore",    "users.password_link",
    "users.deactivate",   "users.reactivate",    "assignments.*",    "grants.read",      "roles.*",
    "sessions.*",         "sign_in_events.read", "modules.read",     "plans.read",       "plan_versions.read",
    "subscriptions.read", "invoices.read",       "journal.read",     "setting_values.*", "imports.*"};
constexpr std::string_view kHotelAdmin[] = {
    "business_units.read", "business_units.change", "departments.*",    "users.read",         "users.create",
    "users.change",        "users.password_link",   "users.deactivate", "users.reactivate",   "assignments.*",
    "sessions.*",          "modules.read",          "plans.read",       "plan_versions.read", "subscriptions.read",
    "invoices.read",       "journal.read"};
constexpr std::string_view kDepartmentHead[] = {"departments.read",   "users.read",         "assignments.read",
                                                "assignments.create", "assignments.change", "assignments.archive",
                                                "modules.read",       "journal.read"};
constexpr std::string_view kStaff[] = {"departments.read", "modules.read"};

constexpr std::string_view kClusterMayGive[] = {"hotel_admin", "department_head", "staff"};
constexpr std::string_view kHotelMayGive[] = {"hotel_admin", "department_head", "staff"};
constexpr std::string_view kDepartmentMayGive[] = {"staff"};

constexpr BuiltInRole kRoles[] = {
    {"platform_admin", "Platform admin", "Everything, everywhere; every step is recorded.", ScopeLevel::platform, true,
     true, kAll, kAll},
    {"support",
     "Support",
     "Reads the whole platform without personal data.",
     ScopeLevel::platform,
     false,
     false,
     kSupport,
     {}},
    {"cluster_admin", "Cluster admin", "Runs the hotels and people of a cluster.", ScopeLevel::cluster, false, true,
     kClusterAdmin, kClusterMayGive},
    {"hotel_admin", "Hotel admin", "Runs a hotel, its departments and every licensed module.",
     ScopeLevel::business_unit, true, true, kHotelAdmin, kHotelMayGive},
    {"department_head", "Department head", "Runs a department and assigns its staff.", ScopeLevel::department, false,
     true, kDepartmentHead, kDepartmentMayGive},
    {"staff", "Staff", "Works with the modules that are given.", ScopeLevel::department, false, false, kStaff, {}},
};

}  // namespace

std::span<const BuiltInRole> built_in_roles() { return kRoles; }

const BuiltInRole* find_built_in_role(std::string_view key) {
  for (const BuiltInRole& role : kRoles)
    if (role.key == key) return &role;
  return nullptr;
}
