#include "identity/password_link.h"

namespace {

using P = PasswordLink;

constexpr Field kFields[] = {
    field<&P::user_id>("Person").references(kUsers).required().read_only().listed().filterable(),
    field<&P::token_hash>("Token").secret().unique(),
    field<&P::expires_at>("Ends").read_only().listed(),
    field<&P::used_at>("Used").read_only().listed(),
};
static_assert(describes<P>(kFields));

}  // namespace

constinit const Entity kPasswordLinks =
    resource<P>("password_links", "Password link", "Password links", kFields).titled("user_id").only(0);
