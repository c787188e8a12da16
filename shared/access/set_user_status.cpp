#include "access/set_user_status.h"

namespace {

constexpr Field kDeactivateFields[] = {
    field<&DeactivateUser::user_id>("Person").references(kUsers).required(),
    field<&DeactivateUser::reason>("Reason").required().up_to(200),
};
static_assert(describes<DeactivateUser>(kDeactivateFields));

constexpr Field kReactivateFields[] = {
    field<&ReactivateUser::user_id>("Person").references(kUsers).required(),
};
static_assert(describes<ReactivateUser>(kReactivateFields));

Result<Json> deactivate(const DeactivateUser& input, Workspace& workspace) {
  User user = TRY(workspace.load(input.user_id));
  if (user.status == UserStatus::inactive)
    return Error{.code = Code::conflict, .message = user.name + " is already inactive."};
  user.status = UserStatus::inactive;
  user.status_reason = input.reason;
  TRY(workspace.save(user));
  return row_json(kUsers, &user);
}

Result<Json> reactivate(const ReactivateUser& input, Workspace& workspace) {
  User user = TRY(workspace.load(input.user_id));
  if (user.status == UserStatus::active)
    return Error{.code = Code::conflict, .message = user.name + " is already active."};
  user.status = UserStatus::active;
  user.status_reason.clear();
  TRY(workspace.save(user));
  workspace.emit("users.reactivated", user.id);
  workspace.summarise(user.name + " becomes active again.");
  return row_json(kUsers, &user);
}

}  // namespace

constinit const Shape kDeactivateUserInput{"users.deactivate", "Deactivate person", kDeactivateFields};
constinit const Action kDeactivateUser =
    action<deactivate>("users.deactivate", "Deactivate", {"users.deactivate", Permission::Risk::high}, kUsers,
                       {.target = "user_id", .ask = Ask::plan, .icon = "person_off"});
constinit const Shape kReactivateUserInput{"users.reactivate", "Reactivate person", kReactivateFields};
constinit const Action kReactivateUser = action<reactivate>("users.reactivate", "Reactivate", {"users.reactivate"},
                                                            kUsers, {.target = "user_id", .icon = "user"});
