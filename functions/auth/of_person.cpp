#include "auth/of_person.h"

#include "api/record_routes.h"
#include "api/request_scope.h"
#include "api/row_view.h"
#include "identity/session.h"
#include "identity/sign_in_event.h"

namespace {

constexpr std::int64_t kMost = 100;

Outcome answer_items(Exchange& exchange, Json items) {
  exchange.set_header("Cache-Control", "no-store");
  exchange.answer(200, to_json_text(Json::Object{{"items", std::move(items)}}));
  return Done{};
}

}  // namespace

Result<Row> asked_person(const Exchange& exchange, Workspace& workspace, std::string_view permission) {
  const std::string self = to_text(workspace.subject().id);
  Row person = TRY(find_visible(workspace, kUsers, exchange.query("user").value_or(self)));
  if (person.record().id == workspace.subject().id) return person;
  Outcome allowed = Done{};
  for (const Place& place : TRY(workspace.places_of(kUsers, person.data()))) {
    allowed = authorise_at(permission, {place}, workspace);
    if (allowed) return person;
  }
  return allowed.error();
}

Caller seeing(const Caller& caller, const Row& person) {
  if (person.record().id != caller.subject().id) return caller;
  Subject self = caller.subject();
  self.personal = true;
  Caller out = caller;
  out.held = std::make_shared<const Subject>(std::move(self));
  return out;
}

Outcome list_sessions(const Auth& auth, Exchange& exchange, const Caller& caller) {
  RequestScope scope(auth.api, exchange, caller);
  Workspace& workspace = scope.workspace();
  const Row person = TRY(asked_person(exchange, workspace, "sessions.read"));
  const Caller viewer = seeing(caller, person);
  RowView view(workspace, viewer);
  Json items = Json::array();
  for (const Session& session : TRY(workspace.find<Session>(Query{}.equal<&Session::user_id>({person.record().id})))) {
    if (session.revoked_at || !(workspace.now() < session.expires_at)) continue;
    Json item = TRY(view.show(kSessions, &session));
    item.set("current", session.id == caller.session);
    items.push(std::move(item));
  }
  return answer_items(exchange, std::move(items));
}

Outcome list_sign_ins(const Auth& auth, Exchange& exchange, const Caller& caller) {
  RequestScope scope(auth.api, exchange, caller);
  Workspace& workspace = scope.workspace();
  const Row person = TRY(asked_person(exchange, workspace, "sign_in_events.read"));
  const Caller viewer = seeing(caller, person);
  RowView view(workspace, viewer);
  Query newest = Query{}.equal<&SignInEvent::user_id>({person.record().id});
  newest.order = {{find_column(kSignInEvents, "created_at"), true}};
  newest.limit = kMost;
  Json items = Json::array();
  for (const SignInEvent& event : TRY(workspace.find<SignInEvent>(newest)))
    items.push(TRY(view.show(kSignInEvents, &event)));
  return answer_items(exchange, std::move(items));
}
