#include <cstdio>

#include "access/subject.h"
#include "api/caller.h"
#include "carmen/commands.h"
#include "carmen/write_once.h"
#include "identity/user.h"
#include "store/writer.h"

namespace {

struct Options {
  StoreAddress store;
  std::string name;
  std::string as;
  bool plan = false;
};

Outcome become(SqlWorkspace& workspace, const std::string& email, Caller& who) {
  if (email.empty()) return Done{};
  const auto user = TRY(workspace.find_one<User>(Query{}.equal<&User::email>(email)));
  if (!user) return Error{.code = Code::missing, .message = "Nobody has the address " + email + "."};
  who.actor = {.id = user->id, .name = user->name, .behind = {}};
  who.held = std::make_shared<const Subject>(TRY(make_subject(workspace, *user)));
  workspace.act_as(who.actor, who.subject());
  return Done{};
}

Outcome plan(DataFolder& folder, SqlWorkspace& workspace, const Action& action, const Json& input) {
  Writer& writer = folder.writer();
  TRY(writer.begin_request());
  const auto result = action.run(action, input, workspace);
  Json set = to_json(workspace.changes());
  set.set("hash", workspace.plan_hash());
  writer.undo_request();
  (void)writer.commit_turn();
  if (!result) return result.error();
  std::printf("%s\n", to_json_text(set).c_str());
  return Done{};
}

Outcome apply(DataFolder& folder, SqlWorkspace& workspace, const Action& action, const Json& input) {
  Json result;
  TRY(write_once(folder, workspace, std::string(action.name), [&]() -> Outcome {
    result = TRY(action.run(action, input, workspace));
    return Done{};
  }));
  std::printf("%s\n", to_json_text(result).c_str());
  return Done{};
}

void act(const Options& options) {
  const SystemClock clock;
  const auto folder = must(DataFolder::open(options.store, DataFolder::Open::write, clock));
  const Action* action = folder->tables().catalogue().find_action(options.name);
  if (!action) throw Failure{"There is no action \"" + options.name + "\"."};
  if (!action->run) throw Failure{"\"" + options.name + "\" is done by a running server alone."};
  const Json input = must(parse_json(read_standard_input()));
  Caller who;
  SqlWorkspace workspace(folder->database(), folder->context());
  must(become(workspace, options.as, who));
  must(options.plan ? plan(*folder, workspace, *action, input) : apply(*folder, workspace, *action, input));
}

}  // namespace

void add_action(Command program) {
  Command command = program.command("action", "Plan or apply an action; its input is JSON on standard input");
  auto options = std::make_shared<Options>();
  command.required("name", options->name, "The action, such as users.create");
  add_store_options(command, options->store);
  command.option("--as", options->as, "The address of the person who acts; the platform itself without it");
  command.flag("--plan", options->plan, "Say what it would do, and do nothing");
  command.run([options] { act(*options); });
}
