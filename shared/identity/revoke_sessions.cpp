#include "identity/revoke_sessions.h"

Result<std::int64_t> revoke_sessions(Workspace& workspace, const Id<User>& user, std::string_view reason,
                                     const Uuid& kept) {
  static constexpr Field kRevoked = field<&Session::revoked_at>("");
  Query live;
  live.equal<&Session::user_id>(user);
  live.where.push_back({&kRevoked, Op::is_null});
  std::int64_t ended = 0;
  for (Session& session : TRY(workspace.find<Session>(live))) {
    if (session.id == kept || !(workspace.now() < session.expires_at)) continue;
    session.revoked_at = workspace.now();
    session.revoked_reason = reason;
    TRY(workspace.save(session));
    ++ended;
  }
  return ended;
}
