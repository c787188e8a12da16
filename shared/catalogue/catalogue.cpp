#include "catalogue/catalogue.h"

#include "access/access_grant.h"
#include "access/create_user.h"
#include "access/move_business_unit.h"
#include "access/role.h"
#include "access/set_platform_role.h"
#include "access/set_user_status.h"
#include "identity/password_link.h"
#include "identity/session.h"
#include "identity/sign_in_event.h"

namespace {

constexpr const Entity* kEntities[] = {
    &kOrganisations, &kClusters, &kBusinessUnits, &kDepartments,   &kUsers,        &kAssignments,
    &kGrants,        &kRoles,    &kSessions,      &kPasswordLinks, &kSignInEvents,
};

constexpr const Action* kActions[] = {
    &kMoveBusinessUnit, &kCreateUser, &kSetPlatformRole, &kDeactivateUser, &kReactivateUser,
};

}  // namespace

const Catalogue& catalogue() {
  static const Catalogue all(kEntities, kActions);
  return all;
}
