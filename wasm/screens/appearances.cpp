#include "screens/appearances.h"

#include "access/access_grant.h"
#include "access/role.h"
#include "commercial/module.h"
#include "commercial/subscription.h"
#include "finance/invoice.h"
#include "fonts/icons.h"
#include "identity/session.h"
#include "identity/sign_in_event.h"
#include "intake/import.h"
#include "settings/setting_value.h"
#include "tenancy/isolation_check.h"

namespace {

constexpr records::Appearance kAppearances[] = {
    {&kOrganisations, icon::kOrganisation, "Hotels",
     "Customers, each with clusters of hotels. Everything a customer has lies below its organisation."},
    {&kClusters, icon::kCluster, "Hotels", "Groups of hotels that are run together."},
    {&kBusinessUnits, icon::kHotel, "Hotels",
     "The hotels themselves: where people work and what is licensed and invoiced."},
    {&kDepartments, icon::kDepartment, "Hotels", "Parts of a hotel to which people and roles can be limited."},
    {&kUsers, icon::kUsers, "People",
     "Everybody who signs in. One person can work at several hotels, in several roles."},
    {&kAssignments, icon::kBadge, "People", "Who works where, in which role, and with which modules."},
    {&kGrants, icon::kKey, "People", "Roles given, or refused, to a person somewhere in the tree."},
    {&kRoles, icon::kShield, "People", "Roles that an organisation makes for itself, beside the built-in ones."},
    {&kModules, icon::kModule, "Commercial", "What hotels can buy and people can be given access to."},
    {&kPlans, icon::kPlan, "Commercial", "What is sold. Prices stand in the versions of a plan."},
    {&kPlanVersions, icon::kLayers, "Commercial",
     "Price lists. A published one never changes; a new version takes its place."},
    {&kSubscriptions, icon::kSubscription, "Commercial", "Contracts of hotels: plan, seats and term."},
    {&kInvoices, icon::kReceipt, "Commercial", "What hotels owe for a month, each line with what caused it."},
    {&kSettingValues, icon::kTune, "Records",
     "What holds for the platform, a customer, a cluster or a hotel, where it differs from the standard."},
    {&kImports, icon::kUpload, "Records", "Files of customers that were imported, each with its way back."},
    {&kSignInEvents, icon::kLogin, "Records", "Every attempt to sign in, whatever came of it."},
    {&kIsolationChecks, icon::kShield, "Records",
     "Every operation of the API, asked as somebody from elsewhere for what is another organisation's."},
};

constexpr records::CodeField kCodeFields[] = {
    {"moduleId", &kModules, "code"},
};

}  // namespace

std::span<const records::Appearance> appearances() { return kAppearances; }
std::span<const records::CodeField> code_fields() { return kCodeFields; }
