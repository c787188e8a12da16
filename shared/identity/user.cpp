#include "identity/user.h"

#include "core/text.h"
#include "identity/last_admin.h"
#include "identity/revoke_sessions.h"
#include "model/action.h"

namespace {

using U = User;

constexpr Field kFields[] = {
    field<&U::name>("Name").required().listed().filterable().searchable().up_to(120),
    field<&U::email>("E-mail").required().unique().personal().listed().filterable().searchable().up_to(254).formed(
        check_email),
    field<&U::phone>("Phone").personal().secondary().searchable().up_to(40),
    field<&U::locale>("Language").secondary().filterable().up_to(16),
    field<&U::status>("Status").listed().filterable(),
    field<&U::status_reason>("Reason").up_to(200).help("Why the person is suspended or locked"),
    field<&U::platform_role>("Platform role").listed().filterable(),
    field<&U::last_active>("Last active").unversioned().listed().filterable(),
    field<&U::password_hash>("Password").secret().up_to(256),
    field<&U::password_set_at>("Password set").read_only(),
};
static_assert(describes<U>(kFields));

bool has_platform_role(const void* row) { return static_cast<const U*>(row)->platform_role.has_value(); }

bool may_sign_in(UserStatus status) { return status == UserStatus::active || status == UserStatus::invited; }

Outcome check_platform_role(Workspace& workspace, const U* before, const U& after) {
  const auto old = before ? before->platform_role : std::nullopt;
  if (old == after.platform_role) return Done{};
  return authorise_at("users.assign_platform_role", {Place{}}, workspace);
}

// Losing the right to sign in ends what is signed in, in the same change.
Outcome end_access(Workspace& workspace, const U& before, const U& after) {
  if (!may_sign_in(before.status) || may_sign_in(after.status)) return Done{};
  const std::int64_t ended =
      TRY(revoke_sessions(workspace, Id<User>{after.id}, "status is " + std::string(to_name(after.status))));
  workspace.emit("users.deactivated", after.id);
  workspace.summarise(after.name + " becomes " + std::string(to_name(after.status)) + " and is signed out of " +
                      std::to_string(ended) + (ended == 1 ? " session." : " sessions."));
  return Done{};
}

Outcome check(Workspace& workspace, const void* old, void* now) {
  const U* before = static_cast<const U*>(old);
  if (!now) {
    TRY(keep_an_admin(workspace, *before));
    (void)TRY(revoke_sessions(workspace, Id<User>{before->id}, "archived"));
    return Done{};
  }
  U& user = *static_cast<U*>(now);
  user.name = trim(user.name);
  user.email = lower_ascii(trim(user.email));
  user.phone = trim(user.phone);
  if (has_control_characters(user.name)) return invalid("name", "holds characters that no name has");
  if (user.status == UserStatus::suspended && user.status_reason.empty())
    return invalid("statusReason", "is required to suspend somebody");
  TRY(check_platform_role(workspace, before, user));
  if (!before) return Done{};
  if (before->platform_role != user.platform_role || !may_sign_in(user.status)) TRY(keep_an_admin(workspace, *before));
  return end_access(workspace, *before, user);
}

}  // namespace

constinit const Entity kUsers = resource<U>("users", "Person", "People", kFields)
                                    .checked_by(check)
                                    .platform_when(has_platform_role)
                                    .planned(Entity::Archive);
