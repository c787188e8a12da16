#include "carmen/isolation_route.h"

#include <atomic>

#include "api/answer.h"
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

Result<Answer> IsolationRoute::check(const Caller& caller, const RequestFacts& facts) const {
  const IsolationCheck probed = TRY(probe_isolation(api, add));
  Answer answer{.status = 201};
  TRY(api.write_apart([&](Writer& writer) -> Outcome {
    RequestScope scope(*api.store, writer, caller, facts);
    TRY(scope.begin());
    IsolationCheck made = probed;
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
  Route& added =
      operations.add({.method = "POST",
                      .path = collection_path(kIsolationChecks),
                      .id = std::string(kCheckIsolation.name),
                      .summary = std::string(kCheckIsolation.label),
                      .tag = std::string(kIsolationChecks.plural),
                      .request = Json::Object{{"type", "object"}},
                      .response = operations.schemas().refer(kIsolationChecks, Schemas::Use::answer),
                      .status = 201,
                      .refusals = {403, 409}},
                     signed_in(api, [route](Exchange& e, const Caller& caller) { return route->begin(e, caller); }));
  added.writes = false;  // it waits for the writer on its own thread
}
