#include "carmen/isolation_route.h"

#include <atomic>

#include "api/answer.h"
#include "api/perform.h"
#include "api/record_routes.h"
#include "api/request_scope.h"
#include "isolation/isolation_probe.h"

namespace {

struct IsolationRoute {
  const Api& api;
  const StrangersApi::AddRoutes add;
  std::atomic<bool> running = false;

  Outcome begin(Exchange& exchange, const Caller& caller);
  Result<Answer> check(const Caller& caller, const RequestFacts& facts) const;
};

// What it will find is not known before; that it changes nothing else is.
void plan(Workspace& workspace) {
  workspace.summarise(
      "Every operation of the API is asked for what is another organisation's. What comes of it is recorded; whatever "
      "a request would have changed is undone.");
}

// Whether the answer is given already: it was planned, or another plan is wanted.
Result<bool> answer_plan(Exchange& exchange, Workspace& workspace) {
  plan(workspace);
  const std::string hash = workspace.plan_hash();
  const std::string_view wanted = exchange.header("If-Plan-Match");
  if (!wanted.empty() && wanted.find(hash) == wanted.npos)
    return Error{.code = Code::plan_changed, .message = "What this would do has changed. Look at the new plan."};
  if (exchange.query("plan") != "1") return false;
  Json answer = to_json(workspace.changes());
  answer.set("hash", hash);
  exchange.answer(200, to_json_text(answer));
  return true;
}

Result<Answer> IsolationRoute::check(const Caller& caller, const RequestFacts& facts) const {
  const IsolationCheck probed = TRY(probe_isolation(api, add));
  Answer answer{.status = 201};
  TRY(api.write_apart([&](Writer& writer) -> Outcome {
    RequestScope scope(*api.store, writer, caller, facts);
    TRY(scope.begin());
    IsolationCheck made = probed;
    made.checked_at = scope.workspace().now();
    Workspace& workspace = scope.workspace();
    TRY(workspace.save(made));
    workspace.emit("isolation_checks.created", made.id);
    workspace.summarise(made.outcome + ".");
    answer.consistency = TRY(scope.keep(kCheckIsolation.name));
    answer.body = to_json_text(row_json(kIsolationChecks, &made));
    answer.location = collection_path(kIsolationChecks) + "/" + to_text(made.id);
    return Done{};
  }));
  return answer;
}

Outcome IsolationRoute::begin(Exchange& exchange, const Caller& caller) {
  (void)TRY(read_body(exchange));
  {
    RequestScope scope(api, exchange, caller);
    TRY(authorise_at(kCheckIsolation.permission.name, {Place{}}, scope.workspace()));
    if (TRY(answer_plan(exchange, scope.workspace()))) return Done{};
  }
  if (running.exchange(true))
    return Error{.code = Code::conflict, .message = "A check is running already. Wait for it.", .reason = "RUNNING"};
  auto made = std::make_shared<Result<Answer>>(Answer());
  exchange.settle();
  exchange.defer(
      WorkPriority::low,
      [this, caller, facts = facts_of(exchange), made] {
        *made = check(caller, facts);
        running = false;
      },
      [made](Exchange& later) { *made ? send(later, std::move(**made)) : later.refuse(made->error()); });
  return Done{};
}

}  // namespace

void add_isolation_route(Operations& operations, const Api& api, StrangersApi::AddRoutes add) {
  const auto route = std::shared_ptr<IsolationRoute>(new IsolationRoute{api, std::move(add)});
  Route& added = operations.add(
      {.method = "POST",
       .path = collection_path(kIsolationChecks),
       .id = std::string(kCheckIsolation.name),
       .summary = std::string(kCheckIsolation.label),
       .tag = std::string(kIsolationChecks.plural),
       .parameters = deed_parameters(false, false),
       .request = Json::Object{{"type", "object"}},
       .response = or_plan(operations.schemas(), operations.schemas().refer(kIsolationChecks, Schemas::Use::answer)),
       .status = 201,
       .refusals = {403, 409}},
      signed_in(api, [route](Exchange& e, const Caller& caller) { return route->begin(e, caller); }));
  added.writes = false;  // it waits for the writer on its own thread
}
