#include "auth/auth.h"

#include "api/perform.h"
#include "auth/inputs.h"
#include "auth/of_person.h"
#include "auth/passwords.h"
#include "auth/sessions.h"
#include "auth/setup.h"
#include "auth/sign_in.h"
#include "identity/session.h"
#include "identity/sign_in_event.h"
#include "store/sql_workspace.h"
#include "store/writer.h"

namespace {

using Open = Outcome (*)(Auth&, Exchange&);
using Own = Outcome (*)(const Auth&, Exchange&, const Caller&);

Json text() { return Json::Object{{"type", "string"}}; }
Json time() { return Json::Object{{"type", "string"}, {"format", "date-time"}}; }

Json object(Json properties) { return Json::Object{{"type", "object"}, {"properties", std::move(properties)}}; }

struct AuthRoutes {
  Operations& operations;
  Auth& auth;

  static Operation operation(const char* method, const char* path, const char* id, const char* summary) {
    return {.method = method, .path = path, .id = id, .summary = summary, .tag = "Sign-in"};
  }
  void open(Operation operation, Open act) {
    operation.open = true;
    operation.refusals.insert(operation.refusals.end(), {401, 403, 422});
    operations.add(std::move(operation), [&auth = auth, act](Exchange& exchange) {
      if (const auto done = act(auth, exchange); !done) exchange.refuse(done.error());
    });
  }
  void own(Operation operation, Own act) {
    operation.refusals.insert(operation.refusals.end(), {403, 404, 409});
    operations.add(std::move(operation), signed_in(auth.api, [&auth = auth, act](Exchange& e, const Caller& caller) {
                     return act(auth, e, caller);
                   }));
  }
};

Outcome offer_setup(Auth& auth, Exchange& exchange) {
  SqlWorkspace workspace(auth.api.writer().database(Intent::reading), *auth.api.store);
  exchange.set_header("Cache-Control", "no-store");
  const bool open = TRY(needs_setup(workspace));
  exchange.answer(200, to_json_text(Json::Object{{"open", open}}));
  return Done{};
}

void add_open_routes(AuthRoutes& routes, const Json& session) {
  Schemas& schemas = routes.operations.schemas();
  Operation in = AuthRoutes::operation("POST", "/api/auth/sign-in", "auth.sign_in", "Sign in");
  in.request = schemas.refer(kSignInInput, Schemas::Use::create);
  in.response = session;
  routes.open(std::move(in), sign_in);
  Operation setup = AuthRoutes::operation("POST", "/api/auth/setup", "auth.setup", "Make the first administrator");
  setup.request = schemas.refer(kSetupInput, Schemas::Use::create);
  setup.response = session;
  setup.refusals = {404};
  routes.open(std::move(setup), set_up);
  Operation offer = AuthRoutes::operation("GET", "/api/auth/setup", "auth.setup.read", "Whether set-up is still open");
  offer.response = object(Json::Object{{"open", Json::Object{{"type", "boolean"}}}});
  routes.open(std::move(offer), offer_setup);
  Operation password =
      AuthRoutes::operation("POST", "/api/auth/password", "auth.set_password", "Set a password by link");
  password.request = schemas.refer(kSetPasswordInput, Schemas::Use::create);
  password.status = 204;
  password.refusals = {404};
  routes.open(std::move(password),
              [](Auth& auth, Exchange& exchange) -> Outcome { return set_password(auth, exchange); });
}

void add_own_routes(AuthRoutes& routes) {
  Schemas& schemas = routes.operations.schemas();
  Operation out = AuthRoutes::operation("POST", "/api/auth/sign-out", "auth.sign_out", "Sign out");
  out.status = 204;
  routes.own(std::move(out), sign_out);
  Operation show = AuthRoutes::operation("GET", "/api/auth/session", "auth.session", "Who is signed in");
  show.response = object(Json::Object{{"user", schemas.refer(kUsers, Schemas::Use::answer)},
                                      {"access", schemas.refer(kSubject, Schemas::Use::answer)},
                                      {"landing", text()},
                                      {"sessionId", text()},
                                      {"idleExpiresAt", time()},
                                      {"expiresAt", time()}});
  routes.own(std::move(show), show_session);
  const std::vector<Parameter> of = {{"user", "query", "A person's id; oneself when it is left out"}};
  Operation list = AuthRoutes::operation("GET", "/api/auth/sessions", "auth.sessions", "Where somebody is signed in");
  list.parameters = of;
  list.response = object(Json::Object{{"items", list_schema(schemas.refer(kSessions, Schemas::Use::answer))}});
  routes.own(std::move(list), list_sessions);
  Operation log = AuthRoutes::operation("GET", "/api/auth/sign-ins", "auth.sign_ins", "Somebody's attempts to sign in");
  log.parameters = of;
  log.response = object(Json::Object{{"items", list_schema(schemas.refer(kSignInEvents, Schemas::Use::answer))}});
  routes.own(std::move(log), list_sign_ins);
  Operation revoke =
      AuthRoutes::operation("DELETE", "/api/auth/sessions/{sessionId}", "auth.revoke_session", "End a session");
  revoke.status = 204;
  revoke.parameters = deed_parameters(false, false);
  revoke.plan = plan_schema(schemas);
  routes.own(std::move(revoke), revoke_session);
  Operation change =
      AuthRoutes::operation("POST", "/api/auth/change-password", "auth.change_password", "Change one's password");
  change.request = schemas.refer(kChangePasswordInput, Schemas::Use::create);
  change.status = 204;
  routes.own(std::move(change), change_password);
}

void add_person_routes(AuthRoutes& routes) {
  Schemas& schemas = routes.operations.schemas();
  const std::string person = "/api/users/{" + id_parameter("users") + "}";
  Operation link = AuthRoutes::operation("POST", "", "users.password_link", "Make a link to set a password");
  link.path = person + "/password-link";
  link.status = 201;
  link.parameters = deed_parameters(false, false);
  link.response = object(Json::Object{{"url", text()}, {"expiresAt", time()}});
  link.plan = plan_schema(schemas);
  routes.own(std::move(link), make_password_link);
  Operation out = AuthRoutes::operation("POST", "", "users.sign_out", "Sign a person out everywhere");
  out.path = person + "/sign-out";
  out.parameters = deed_parameters(false, false);
  out.response = or_plan(schemas, object(Json::Object{{"ended", Json::Object{{"type", "integer"}}}}));
  routes.own(std::move(out), sign_out_person);
}

}  // namespace

void add_auth_routes(Operations& operations, Auth& auth) {
  AuthRoutes routes{operations, auth};
  const Json session = object(Json::Object{{"token", text()},
                                           {"expiresAt", time()},
                                           {"user", operations.schemas().refer(kUsers, Schemas::Use::answer)},
                                           {"landing", text()}});
  add_open_routes(routes, session);
  add_own_routes(routes);
  add_person_routes(routes);
}
