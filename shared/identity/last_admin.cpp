#include "identity/last_admin.h"

Outcome keep_an_admin(Workspace& workspace, const User& leaving) {
  if (leaving.platform_role != PlatformRole::platform_admin || leaving.status != UserStatus::active) return Done{};
  Query admins;
  admins.equal<&User::platform_role>(PlatformRole::platform_admin).equal<&User::status>(UserStatus::active);
  if (TRY(workspace.count<User>(admins)) > 1) return Done{};
  return Error{.code = Code::conflict,
               .message = leaving.name + " is the last active platform administrator. Name another first.",
               .reason = "last_admin"};
}
