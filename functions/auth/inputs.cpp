#include "auth/inputs.h"

namespace {

constexpr std::uint32_t kLongestSecret = 512;

constexpr Field kSignInFields[] = {
    field<&SignInInput::email>("E-mail").required(),
    field<&SignInInput::password>("Password").required().up_to(kLongestSecret),
};
static_assert(describes<SignInInput>(kSignInFields));

constexpr Field kSetupFields[] = {
    field<&SetupInput::token>("Token").required(),
    field<&SetupInput::email>("E-mail").required(),
    field<&SetupInput::name>("Name").required().up_to(120),
    field<&SetupInput::password>("Password").required().up_to(kLongestSecret),
};
static_assert(describes<SetupInput>(kSetupFields));

constexpr Field kSetPasswordFields[] = {
    field<&SetPasswordInput::token>("Token").required(),
    field<&SetPasswordInput::password>("Password").required().up_to(kLongestSecret),
};
static_assert(describes<SetPasswordInput>(kSetPasswordFields));

constexpr Field kChangePasswordFields[] = {
    field<&ChangePasswordInput::current_password>("Current password").required().up_to(kLongestSecret),
    field<&ChangePasswordInput::password>("New password").required().up_to(kLongestSecret),
};
static_assert(describes<ChangePasswordInput>(kChangePasswordFields));

}  // namespace

constinit const Shape kSignInInput{"auth.sign_in", "Sign in", kSignInFields};
constinit const Shape kSetupInput{"auth.setup", "Set up", kSetupFields};
constinit const Shape kSetPasswordInput{"auth.set_password", "Set password", kSetPasswordFields};
constinit const Shape kChangePasswordInput{"auth.change_password", "Change password", kChangePasswordFields};
