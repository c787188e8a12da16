#include "auth/sign_in.h"

#include "api/request_scope.h"
#include "auth/back_off.h"
#include "auth/inputs.h"
#include "auth/make_session.h"
#include "auth/password_hash.h"
#include "auth/session_cookie.h"
#include "core/text.h"
#include "identity/sign_in_event.h"
#include "store/writer.h"

namespace {

struct Attempt {
  SignInInput input;
  std::optional<User> user;
  bool matches = false;
};

Error refused() {
  return {.code = Code::unauthenticated,
          .message = "E-mail and password do not belong together, or the account cannot be used.",
          .reason = "sign_in_refused"};
}

// Every attempt is written down, with the reason that the answer leaves out.
Result<SignInEvent> note(Workspace& workspace, const Exchange& exchange, const Attempt& attempt, std::string reason) {
  SignInEvent event;
  if (attempt.user) event.user_id = {attempt.user->id};
  event.email = attempt.input.email;
  event.result = reason.empty() ? SignInResult::succeeded : SignInResult::refused;
  event.reason = std::move(reason);
  event.address = exchange.client().address;
  event.device = device_of(exchange);
  TRY(workspace.save(event));
  return event;
}

Outcome refuse(const Auth& auth, Exchange& exchange, const Attempt& attempt, std::string reason, Error error) {
  const Caller platform = platform_caller();
  RequestScope scope(auth.api, exchange, platform);
  TRY(scope.begin());
  TRY(note(scope.workspace(), exchange, attempt, std::move(reason)));
  scope.workspace().emit("auth.sign_in_refused", attempt.user ? attempt.user->id : Uuid{});
  TRY(scope.keep("auth.sign_in"));
  return error;
}

std::string reason_of(const Attempt& attempt) {
  if (!attempt.user) return "unknown_address";
  if (attempt.user->password_hash.empty()) return "no_password";
  if (!attempt.matches) return "password";
  return attempt.user->status == UserStatus::active ? "" : "inactive";
}

Outcome finish(const Auth& auth, Exchange& exchange, const Attempt& attempt) {
  if (std::string reason = reason_of(attempt); !reason.empty())
    return refuse(auth, exchange, attempt, std::move(reason), refused());
  const User& user = *attempt.user;
  Caller caller = platform_caller();
  caller.actor = {.id = user.id, .name = user.name, .behind = {}};
  RequestScope scope(auth.api, exchange, caller);
  TRY(scope.begin());
  TRY(note(scope.workspace(), exchange, attempt, ""));
  const MadeSession made = TRY(make_session(scope.workspace(), user, exchange));
  scope.workspace().emit("auth.signed_in", user.id);
  TRY(answer_session(auth, exchange, scope.workspace(), user, made));
  TRY(scope.keep("auth.sign_in"));
  return Done{};
}

}  // namespace

Outcome sign_in(Auth& auth, Exchange& exchange) {
  TRY(check_origin(exchange, false));
  auto attempt = std::make_shared<Attempt>();
  attempt->input = TRY(read_input<SignInInput>(kSignInInput, exchange));
  attempt->input.email = lower_ascii(trim(attempt->input.email));
  SqlWorkspace workspace(auth.api.writer().database(), *auth.api.store);
  if (const std::int64_t wait = TRY(back_off(workspace, attempt->input.email, exchange.client().address)); wait > 0) {
    exchange.set_header("Retry-After", std::to_string((wait + 999) / 1000));
    return refuse(auth, exchange, *attempt, "backing_off",
                  {.code = Code::limited,
                   .message = "Too many attempts. Try again in " + std::to_string((wait + 999) / 1000) + " seconds.",
                   .reason = "backing_off"});
  }
  attempt->user = TRY(workspace.find_one<User>(Query{}.equal<&User::email>(attempt->input.email)));
  const bool known = attempt->user && !attempt->user->password_hash.empty();
  exchange.defer(
      WorkPriority::low,
      [attempt, hash = known ? attempt->user->password_hash : decoy_hash()] {
        attempt->matches = verify_password(hash, attempt->input.password);
      },
      [&auth, attempt](Exchange& later) {
        if (const auto done = finish(auth, later, *attempt); !done) later.refuse(done.error());
      });
  return Done{};
}
