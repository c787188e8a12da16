#include "identity/session.h"

namespace {

using S = Session;

constexpr Field kFields[] = {
    field<&S::user_id>("Person").references(kUsers).required().read_only().listed().filterable(),
    field<&S::token_hash>("Token").secret().unique(),
    field<&S::device>("Device").read_only().listed(),
    field<&S::address>("Address").read_only().personal().listed(),
    field<&S::last_seen>("Last seen").unversioned().listed(),
    field<&S::idle_expires_at>("Idle until").unversioned(),
    field<&S::expires_at>("Ends").read_only().listed().filterable(),
    field<&S::revoked_at>("Revoked").read_only().filterable(),
    field<&S::revoked_reason>("Why it was revoked").read_only(),
};
static_assert(describes<S>(kFields));

}  // namespace

constinit const Entity kSessions = resource<S>("sessions", "Session", "Sessions", kFields).titled("device").only(0);
