#include "catalogue/catalogue.h"

#include "access/access_grant.h"
#include "access/active_users.h"
#include "access/change_many_assignments.h"
#include "access/create_user.h"
#include "access/fullest_hotels.h"
#include "access/hotel_licence.h"
#include "access/move_business_unit.h"
#include "access/role.h"
#include "access/seat_rules.h"
#include "access/set_platform_role.h"
#include "access/set_user_status.h"
#include "commercial/cancel_subscription.h"
#include "commercial/counter.h"
#include "commercial/module.h"
#include "commercial/publish_plan_version.h"
#include "commercial/renew_subscription.h"
#include "commercial/retire_plan_version.h"
#include "finance/change_seats.h"
#include "finance/issue_invoice.h"
#include "finance/run_invoices.h"
#include "finance/start_subscription.h"
#include "identity/password_link.h"
#include "identity/saved_view.h"
#include "identity/session.h"
#include "identity/sign_in_event.h"
#include "intake/apply_import.h"
#include "intake/undo_import.h"
#include "settings/revert_setting.h"
#include "settings/setting_value.h"
#include "tenancy/isolation_check.h"

namespace {

constexpr const Entity* kEntities[] = {
    &kOrganisations,  &kClusters,      &kBusinessUnits, &kDepartments,     &kUsers,        &kAssignments,
    &kGrants,         &kRoles,         &kSessions,      &kPasswordLinks,   &kSignInEvents, &kModules,
    &kPlans,          &kPlanVersions,  &kSubscriptions, &kInvoices,        &kCounters,     &kImports,
    &kImportContents, &kSettingValues, &kSavedViews,    &kIsolationChecks,
};

constexpr const Action* kActions[] = {
    &kFullestHotels,  &kHotelLicence,      &kMoveBusinessUnit,   &kCreateUser,        &kSetPlatformRole,
    &kDeactivateUser, &kReactivateUser,    &kPublishPlanVersion, &kRetirePlanVersion, &kStartSubscription,
    &kChangeSeats,    &kRenewSubscription, &kCancelSubscription, &kPreviewInvoice,    &kIssueInvoice,
    &kRunInvoices,    &kApplyImport,       &kUndoImport,         &kActiveUsers,       &kChangeManyAssignments,
    &kRevertSetting,  &kCheckIsolation,
};

constexpr NamedPermission kMore[] = {
    {"journal.read", "Read the audit trail"},
    {"journal.verify", "Verify the audit trail"},
    {"response_times.read", "Read response times"},
    {"sessions.revoke", "End sessions"},
    {"users.password_link", "Make links to set a password"},
};

constexpr Watch kWatches[] = {
    {&kUsers, watch_person},
    {&kBusinessUnits, watch_hotel},
    {&kSubscriptions, watch_subscription},
};

}  // namespace

const Catalogue& catalogue() {
  static const Catalogue all(kEntities, kActions, kMore, kWatches);
  return all;
}
