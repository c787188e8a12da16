#include "identity/sign_in_event.h"

namespace {

using E = SignInEvent;

constexpr Field kFields[] = {
    field<&E::user_id>("Person").references(kUsers).read_only().listed().filterable(),
    field<&E::email>("E-mail").read_only().personal().listed().filterable().up_to(254),
    field<&E::result>("Result").read_only().listed().filterable(),
    field<&E::reason>("Reason").read_only().listed().filterable(),
    field<&E::address>("Address").read_only().personal().listed().filterable(),
    field<&E::device>("Device").read_only().listed(),
};
static_assert(describes<E>(kFields));

}  // namespace

constinit const Entity kSignInEvents =
    resource<E>("sign_in_events", "Sign-in", "Sign-ins", kFields).titled("email").only(0);
