#include "auth/sessions.h"

#include "api/perform.h"
#include "api/record_routes.h"
#include "api/request_scope.h"
#include "api/row_view.h"
#include "auth/session_cookie.h"
#include "core/time.h"
#include "identity/revoke_sessions.h"
#include "model/action.h"

namespace {

Outcome end_session(Workspace& workspace, Session& session, std::string reason) {
  session.revoked_at = workspace.now();
  session.revoked_reason = std::move(reason);
  TRY(workspace.save(session));
  workspace.emit("auth.signed_out", session.user_id.value);
  return Done{};
}

Outcome may_sign_out(const Action& action, Workspace& workspace, const Row& person) {
  return authorise_at(action.permission.name, TRY(workspace.places_of(kUsers, person.data())), workspace);
}

// One's own needs no permission.
Result<Json> run_revoke(const Action& action, const Json& input, Workspace& workspace) {
  const auto id = parse_uuid(input.text("id"));
  Session session;
  if (!id || !TRY(workspace.fetch(kSessions, *id, &session)) || session.revoked_at) return no_such(kSessions);
  if (session.user_id.value != workspace.subject().id) {
    const auto person = find_visible(workspace, kUsers, to_text(session.user_id.value));
    if (!person) return no_such(kSessions);
    TRY(may_sign_out(action, workspace, *person));
  }
  TRY(end_session(workspace, session, "revoked by " + workspace.actor().name));
  workspace.summarise("The session on " + session.device + " ends.");
  return Json(Json::object());
}

Result<Json> run_sign_out(const Action& action, const Json& input, Workspace& workspace) {
  const Row person = TRY(find_visible(workspace, kUsers, input.text("id")));
  const User& user = person.as<User>();
  if (user.id != workspace.subject().id) TRY(may_sign_out(action, workspace, person));
  const Uuid kept = parse_uuid(input.text("keep")).value_or(Uuid{});
  const std::int64_t ended = TRY(revoke_sessions(workspace, {user.id}, "revoked by " + workspace.actor().name, kept));
  if (ended) workspace.emit("auth.signed_out", user.id);
  workspace.summarise(user.name + " is signed out of " + std::to_string(ended) +
                      (ended == 1 ? " session." : " sessions."));
  return Json(Json::Object{{"ended", ended}});
}

const Action kRevokeSession{.name = "auth.revoke_session",
                            .label = "End a session",
                            .permission = {"sessions.revoke"},
                            .subject = &kSessions,
                            .input = nullptr,
                            .run = run_revoke};
const Action kSignOutPerson{.name = "users.sign_out",
                            .label = "Sign a person out everywhere",
                            .permission = {"sessions.revoke"},
                            .subject = &kUsers,
                            .input = nullptr,
                            .run = run_sign_out};

}  // namespace

Outcome sign_out(const Auth& auth, Exchange& exchange, const Caller& caller) {
  RequestScope scope(auth.api, exchange, caller);
  TRY(scope.begin());
  Session session = TRY(scope.workspace().load(Id<Session>{caller.session}));
  TRY(end_session(scope.workspace(), session, "signed out"));
  TRY(scope.keep("auth.sign_out"));
  clear_session_cookie(exchange);
  exchange.answer(204);
  return Done{};
}

Outcome show_session(const Auth& auth, Exchange& exchange, const Caller& caller) {
  RequestScope scope(auth.api, exchange, caller);
  Workspace& workspace = scope.workspace();
  const Session session = TRY(workspace.load(Id<Session>{caller.session}));
  const User user = TRY(workspace.load(Id<User>{caller.subject().id}));
  Json shown = TRY(RowView(workspace, caller).show_whole(kUsers, &user));
  exchange.set_header("Cache-Control", "no-store");
  exchange.answer(200, to_json_text(Json::Object{{"user", std::move(shown)},
                                                 {"access", to_json(kSubject, &caller.subject())},
                                                 {"landing", auth.landing(caller.subject())},
                                                 {"sessionId", to_text(session.id)},
                                                 {"idleExpiresAt", format_timestamp(session.idle_expires_at)},
                                                 {"expiresAt", format_timestamp(session.expires_at)}}));
  return Done{};
}

Outcome revoke_session(const Auth& auth, Exchange& exchange, const Caller& caller) {
  const std::string id(exchange.param("sessionId"));
  Deed deed{.action = kRevokeSession, .input = Json::Object{{"id", id}}};
  deed.answer = [&](Workspace&, const Json&) -> Result<Answer> {
    if (id == to_text(caller.session)) clear_session_cookie(exchange);
    return Answer{.status = 204};
  };
  return perform(auth.api, exchange, caller, deed);
}

Outcome sign_out_person(const Auth& auth, Exchange& exchange, const Caller& caller) {
  // Whoever signs themselves out everywhere stays where they are.
  Deed deed{.action = kSignOutPerson,
            .input = Json::Object{{"id", exchange.param(id_parameter("users"))}, {"keep", to_text(caller.session)}}};
  deed.answer = [](Workspace&, const Json& result) -> Result<Answer> { return Answer{.body = to_json_text(result)}; };
  return perform(auth.api, exchange, caller, deed);
}
