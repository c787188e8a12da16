#include "auth/sessions.h"

#include "api/record_routes.h"
#include "api/request_scope.h"
#include "api/row_view.h"
#include "auth/session_cookie.h"
#include "core/time.h"
#include "identity/revoke_sessions.h"
#include "model/action.h"
#include "store/writer.h"

namespace {

// Who ends a session need not hold a permission to write sessions: the check is made before.
Outcome end_session(const Auth& auth, Exchange& exchange, const Caller& caller, Session session, std::string reason,
                    std::string_view action) {
  RequestScope scope(auth.api, exchange, caller);
  TRY(scope.begin());
  session.revoked_at = scope.workspace().now();
  session.revoked_reason = std::move(reason);
  TRY(scope.workspace().save(session));
  scope.workspace().emit("auth.signed_out", session.user_id.value);
  TRY(scope.keep(action));
  return Done{};
}

Outcome may_sign_out(Workspace& workspace, const Row& person) {
  return authorise_at("sessions.revoke", TRY(workspace.places_of(kUsers, person.data())), workspace);
}

}  // namespace

Outcome sign_out(const Auth& auth, Exchange& exchange, const Caller& caller) {
  SqlWorkspace workspace(auth.api.writer->database(), *auth.api.store);
  TRY(end_session(auth, exchange, caller, TRY(workspace.load(Id<Session>{caller.session})), "signed out",
                  "auth.sign_out"));
  clear_session_cookie(exchange);
  exchange.answer(204);
  return Done{};
}

Outcome show_session(const Auth& auth, Exchange& exchange, const Caller& caller) {
  RequestScope scope(auth.api, exchange, caller);
  Workspace& workspace = scope.workspace();
  const Session session = TRY(workspace.load(Id<Session>{caller.session}));
  const User user = TRY(workspace.load(Id<User>{caller.subject.id}));
  exchange.set_header("Cache-Control", "no-store");
  exchange.answer(200, to_json_text(Json::Object{{"user", TRY(RowView(workspace, caller).show_whole(kUsers, &user))},
                                                 {"access", to_json(kSubject, &caller.subject)},
                                                 {"landing", auth.landing(caller.subject)},
                                                 {"sessionId", to_text(session.id)},
                                                 {"idleExpiresAt", format_timestamp(session.idle_expires_at)},
                                                 {"expiresAt", format_timestamp(session.expires_at)}}));
  return Done{};
}

Outcome list_sessions(const Auth& auth, Exchange& exchange, const Caller& caller) {
  RequestScope scope(auth.api, exchange, caller);
  Workspace& workspace = scope.workspace();
  RowView view(workspace, caller);
  Json items = Json::array();
  for (const Session& session : TRY(workspace.find<Session>(Query{}.equal<&Session::user_id>({caller.subject.id})))) {
    if (session.revoked_at || !(workspace.now() < session.expires_at)) continue;
    Json item = TRY(view.show(kSessions, &session));
    item.set("current", session.id == caller.session);
    items.push(std::move(item));
  }
  exchange.set_header("Cache-Control", "no-store");
  exchange.answer(200, to_json_text(Json::Object{{"items", std::move(items)}}));
  return Done{};
}

Outcome revoke_session(const Auth& auth, Exchange& exchange, const Caller& caller) {
  Session session;
  {
    RequestScope scope(auth.api, exchange, caller);
    Workspace& workspace = scope.workspace();
    const auto id = parse_uuid(exchange.param("sessionId"));
    if (!id || !TRY(workspace.fetch(kSessions, *id, &session)) || session.revoked_at) return no_such(kSessions);
    if (session.user_id.value != caller.subject.id) {
      const auto person = find_visible(workspace, kUsers, to_text(session.user_id.value));
      if (!person) return no_such(kSessions);
      TRY(may_sign_out(workspace, *person));
    }
  }
  TRY(end_session(auth, exchange, caller, session, "revoked by " + caller.actor.name, "auth.revoke_session"));
  if (session.id == caller.session) clear_session_cookie(exchange);
  exchange.answer(204);
  return Done{};
}

Outcome sign_out_person(const Auth& auth, Exchange& exchange, const Caller& caller) {
  RequestScope scope(auth.api, exchange, caller);
  TRY(scope.begin());
  Workspace& workspace = scope.workspace();
  const Row person = TRY(find_visible(workspace, kUsers, exchange.param(id_parameter("users"))));
  TRY(may_sign_out(workspace, person));
  const std::int64_t ended = TRY(revoke_sessions(workspace, {person.record().id}, "revoked by " + caller.actor.name));
  if (ended) workspace.emit("auth.signed_out", person.record().id);
  TRY(scope.keep("users.sign_out"));
  exchange.answer(200, to_json_text(Json::Object{{"ended", ended}}));
  return Done{};
}
