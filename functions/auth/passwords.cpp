#include "auth/passwords.h"

#include <memory>

#include "api/perform.h"
#include "api/record_routes.h"
#include "api/request_scope.h"
#include "auth/back_off.h"
#include "auth/inputs.h"
#include "auth/password_hash.h"
#include "auth/password_rules.h"
#include "auth/session_cookie.h"
#include "auth/session_times.h"
#include "auth/token.h"
#include "core/time.h"
#include "identity/password_link.h"
#include "identity/revoke_sessions.h"
#include "model/action.h"
#include "settings/effective_setting.h"
#include "store/writer.h"

namespace {

Error unusable_link() {
  return {.code = Code::missing,
          .message = "This link was used already, has ended, or never was. Ask for a new one.",
          .reason = "link_unusable"};
}

Outcome end_links(Workspace& workspace, const Id<User>& user) {
  for (PasswordLink& link : TRY(workspace.find<PasswordLink>(Query{}.equal<&PasswordLink::user_id>(user)))) {
    if (link.used_at) continue;
    link.used_at = workspace.now();
    TRY(workspace.save(link));
  }
  return Done{};
}

Result<PasswordLink> find_link(Workspace& workspace, const std::string& token) {
  const std::string digest = token_digest(token);
  const auto link = TRY(workspace.find_one<PasswordLink>(Query{}.equal<&PasswordLink::token_hash>(digest)));
  if (!link || !equal_secrets(link->token_hash, digest) || link->used_at || !(workspace.now() < link->expires_at))
    return unusable_link();
  return *link;
}

// Stores the hash; whoever was signed in as this person is signed out, `keep` excepted.
Outcome store_password(Workspace& workspace, User user, std::string hash, const Uuid& keep) {
  user.password_hash = std::move(hash);
  user.password_set_at = workspace.now();
  if (user.status == UserStatus::invited) user.status = UserStatus::active;
  TRY(workspace.save(user));
  for (Session& session : TRY(workspace.find<Session>(Query{}.equal<&Session::user_id>({user.id})))) {
    if (session.id == keep || session.revoked_at) continue;
    session.revoked_at = workspace.now();
    session.revoked_reason = "the password was changed";
    TRY(workspace.save(session));
  }
  TRY(end_links(workspace, {user.id}));
  workspace.emit("auth.password_set", user.id);
  return Done{};
}

// In whole hours, so that a plan of it holds for a while.
Timestamp end_of_link(Timestamp now, std::int64_t hours) {
  return {(now.ms + kHourMs - 1) / kHourMs * kHourMs + hours * kHourMs};
}

// Planned, the token is of no use: what it opens is undone, and no answer tells it.
Result<Json> run_link(const Action& action, const Json& input, Workspace& workspace) {
  const Row row = TRY(find_visible(workspace, kUsers, input.text("id")));
  if (row.record().archived_at) return no_such(kUsers);
  TRY(authorise_at(action.permission.name, TRY(workspace.places_of(kUsers, row.data())), workspace));
  const User& user = row.as<User>();
  TRY(end_links(workspace, {user.id}));
  const std::string token = make_token();
  PasswordLink link;
  link.user_id = {user.id};
  link.token_hash = token_digest(token);
  link.expires_at = end_of_link(workspace.now(), TRY(effective_setting(workspace, kPasswordLinkHours, Place{})).value);
  TRY(workspace.save(link));
  workspace.emit("users.password_link_made", user.id);
  workspace.summarise("A link lets " + user.name + " set a password; links made before end.");
  return Json(Json::Object{{"token", token}, {"expiresAt", format_timestamp(link.expires_at)}});
}

const Action kMakeLink{.name = "users.password_link",
                       .label = "Make a link to set a password",
                       .permission = {"users.password_link"},
                       .subject = &kUsers,
                       .input = nullptr,
                       .run = run_link};

Caller acting_as(const User& user) {
  Caller caller = platform_caller();
  caller.actor = {.id = user.id, .name = user.name, .behind = {}};
  return caller;
}

struct NewPassword {
  std::string hash;
  Outcome checked = Done{};
};

Outcome finish_set(const Auth& auth, Exchange& exchange, const std::string& token, const NewPassword& change) {
  TRY(change.checked);
  SqlWorkspace reading(auth.api.writer().database(), *auth.api.store);
  const PasswordLink link = TRY(find_link(reading, token));
  const User user = TRY(reading.load(link.user_id));
  const Caller caller = acting_as(user);
  RequestScope scope(auth.api, exchange, caller);
  TRY(scope.begin());
  TRY(store_password(scope.workspace(), user, change.hash, {}));
  TRY(scope.keep("auth.set_password"));
  exchange.answer(204);
  return Done{};
}

Outcome finish_change(const Auth& auth, Exchange& exchange, const Caller& caller, const NewPassword& change) {
  TRY(change.checked);
  Caller self = platform_caller();
  self.actor = caller.actor;
  RequestScope scope(auth.api, exchange, self);
  TRY(scope.begin());
  const User user = TRY(scope.workspace().load(Id<User>{caller.subject().id}));
  TRY(store_password(scope.workspace(), user, change.hash, caller.session));
  TRY(scope.keep("auth.change_password"));
  exchange.answer(204);
  return Done{};
}

void hash_into(NewPassword& change, const std::string& password, const User& user) {
  change.checked = check_password("password", password, user.email, user.name);
  if (change.checked) change.hash = hash_password(password);
  if (change.checked && change.hash.empty())
    change.checked = Error{.code = Code::unavailable, .message = "There is no memory for this at the moment."};
}

}  // namespace

Outcome make_password_link(const Auth& auth, Exchange& exchange, const Caller& caller) {
  Deed deed{.action = kMakeLink, .input = Json::Object{{"id", exchange.param(id_parameter("users"))}}};
  deed.answer = [&exchange](Workspace&, const Json& result) -> Result<Answer> {
    const std::string url = site_of(exchange) + "/password#" + std::string(result.text("token"));
    return Answer{.status = 201,
                  .body = to_json_text(Json::Object{{"url", url}, {"expiresAt", result.text("expiresAt")}})};
  };
  return perform(auth.api, exchange, caller, deed);
}

Outcome set_password(const Auth& auth, Exchange& exchange) {
  TRY(check_origin(exchange, false));
  const auto input = TRY(read_input<SetPasswordInput>(kSetPasswordInput, exchange));
  SqlWorkspace workspace(auth.api.writer().database(), *auth.api.store);
  const PasswordLink link = TRY(find_link(workspace, input.token));
  const User user = TRY(workspace.load(link.user_id));
  auto change = std::make_shared<NewPassword>();
  exchange.defer(
      WorkPriority::low, [change, input, user] { hash_into(*change, input.password, user); },
      [&auth, change, token = input.token](Exchange& later) {
        if (const auto done = finish_set(auth, later, token, *change); !done) later.refuse(done.error());
      });
  return Done{};
}

Outcome change_password(const Auth& auth, Exchange& exchange, const Caller& caller) {
  const auto input = TRY(read_input<ChangePasswordInput>(kChangePasswordInput, exchange));
  SqlWorkspace workspace(auth.api.writer().database(), *auth.api.store);
  const User user = TRY(workspace.load(Id<User>{caller.subject().id}));
  auto change = std::make_shared<NewPassword>();
  exchange.defer(
      WorkPriority::low,
      [change, input, user] {
        if (verify_password(user.password_hash, input.current_password))
          return hash_into(*change, input.password, user);
        change->checked = invalid("currentPassword", "is not your password");
      },
      [&auth, change, caller](Exchange& later) {
        if (const auto done = finish_change(auth, later, caller, *change); !done) later.refuse(done.error());
      });
  return Done{};
}
