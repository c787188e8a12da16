#include "auth/setup.h"

#include <algorithm>
#include <memory>

#include "api/request_scope.h"
#include "auth/inputs.h"
#include "auth/make_session.h"
#include "auth/password_hash.h"
#include "auth/password_rules.h"
#include "auth/session_cookie.h"
#include "auth/setup_links.h"
#include "store/writer.h"

namespace {

User make_admin(const std::string& email, const std::string& name, std::string hash, Timestamp now) {
  User user;
  user.email = email;
  user.name = name;
  user.platform_role = PlatformRole::platform_admin;
  user.password_hash = std::move(hash);
  user.password_set_at = now;
  return user;
}

Outcome check_offer(Database& database, Workspace& workspace, const std::string& token) {
  const bool right = TRY(is_setup_link(database, token, workspace.now()));
  if (right && TRY(needs_setup(workspace))) return Done{};
  return Error{
      .code = Code::missing,
      .message =
          "This link was used already, has ended, or never was. A restart of the program prints a new one while "
          "there is no administrator.",
      .reason = "link_unusable"};
}

Outcome finish(const Auth& auth, Exchange& exchange, const SetupInput& input, const std::string& hash) {
  if (hash.empty()) return Error{.code = Code::unavailable, .message = "There is no memory for this at the moment."};
  const Caller platform = platform_caller();
  RequestScope scope(auth.api, exchange, platform);
  TRY(scope.begin());
  Workspace& workspace = scope.workspace();
  TRY(check_offer(scope.database(), workspace, input.token));
  TRY(drop_setup_links(scope.database()));
  User user = make_admin(input.email, input.name, hash, workspace.now());
  TRY(workspace.save(user));
  const MadeSession made = TRY(make_session(workspace, user, exchange));
  workspace.emit("auth.set_up", user.id);
  workspace.summarise(user.name + " becomes the first platform administrator.");
  TRY(answer_session(auth, exchange, workspace, user, made));
  TRY(scope.keep("auth.setup"));
  return Done{};
}

}  // namespace

Result<bool> needs_setup(Workspace& workspace) {
  const auto admins = TRY(workspace.find<User>(Query{}.equal<&User::platform_role>(PlatformRole::platform_admin)));
  return std::all_of(admins.begin(), admins.end(), [](const User& admin) { return admin.password_hash.empty(); });
}

Outcome set_up(Auth& auth, Exchange& exchange) {
  TRY(check_origin(exchange, false));
  auto input = std::make_shared<SetupInput>(TRY(read_input<SetupInput>(kSetupInput, exchange)));
  Database& database = auth.api.writer().database();
  SqlWorkspace workspace(database, *auth.api.store);
  TRY(check_offer(database, workspace, input->token));
  TRY(check_password("password", input->password, input->email, input->name));
  auto hash = std::make_shared<std::string>();
  exchange.defer(
      WorkPriority::low, [input, hash] { *hash = hash_password(input->password); },
      [&auth, input, hash](Exchange& later) {
        if (const auto done = finish(auth, later, *input, *hash); !done) later.refuse(done.error());
      });
  return Done{};
}

Outcome create_admin(Workspace& workspace, const std::string& email, const std::string& name,
                     const std::string& password) {
  TRY(check_password("password", password, email, name));
  User user = make_admin(email, name, hash_password(password), workspace.now());
  TRY(workspace.save(user));
  workspace.emit("auth.set_up", user.id);
  workspace.summarise(user.name + " becomes a platform administrator.");
  return Done{};
}
