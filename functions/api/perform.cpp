#include "api/perform.h"

#include "api/explain.h"
#include "api/kept_answers.h"
#include "api/request_scope.h"
#include "http/problem.h"
#include "store/writer.h"

namespace {

Result<bool> asks_for_plan(const Exchange& exchange) {
  const auto plan = exchange.query("plan");
  if (!plan || *plan == "0") return false;
  if (*plan != "1") return invalid("plan", "must be 0 or 1");
  return true;
}

std::string wanted_plan(const Exchange& exchange) {
  std::string_view hash = exchange.header("If-Plan-Match");
  if (hash.size() >= 2 && hash.front() == '"' && hash.back() == '"') hash = hash.substr(1, hash.size() - 2);
  return std::string(hash);
}

// How the client wants it done; read in the loop, needed wherever it is done.
struct Manner {
  bool planning = false;
  std::string wanted_plan;
  std::optional<IdempotencyKey> key;
  RequestFacts facts;
};

Result<Manner> read_manner(const Api& api, const Exchange& exchange, const Caller& caller, const Deed& deed) {
  Manner manner{TRY(asks_for_plan(exchange)), wanted_plan(exchange), {}, facts_of(exchange)};
  const SqlWorkspace workspace(api.writer().database(), *api.store);
  if (deed.creates && !manner.planning) manner.key = TRY(read_key(exchange, caller, workspace));
  return manner;
}

Answer refuse_plan(const Manner& manner, Json plan) {
  const Error error{.code = Code::plan_changed,
                    .message = "What this would do has changed since it was planned. Look at the new plan."};
  Json problem = problem_of(error, manner.facts.request_id);
  problem.set("plan", std::move(plan));
  return {.status = status_of(error.code), .body = to_json_text(problem), .media_type = std::string(kProblemType)};
}

Result<Answer> try_deed(RequestScope& scope, const Deed& deed, const Manner& manner) {
  TRY(scope.begin());
  Workspace& workspace = scope.workspace();
  if (manner.key)
    if (auto again = TRY(find_kept(scope.database(), *manner.key, workspace.now()))) {
      TRY(scope.confirm());
      return std::move(*again);
    }
  if (deed.before) TRY(deed.before(workspace));
  const Json result = TRY(deed.action.run(deed.action, deed.input, workspace));
  if (manner.planning || !manner.wanted_plan.empty()) {
    const std::string hash = workspace.plan_hash();
    Json plan = to_json(workspace.changes());
    plan.set("hash", hash);
    if (manner.planning && deed.show_result) plan.set("result", result);
    if (manner.planning) return Answer{.body = to_json_text(plan)};
    if (hash != manner.wanted_plan) return refuse_plan(manner, std::move(plan));
  }
  Answer answer = TRY(deed.answer(workspace, result));
  if (manner.key) TRY(keep(scope.database(), *manner.key, answer, workspace.now()));
  answer.consistency = TRY(scope.keep(deed.action.name));
  return answer;
}

Result<Answer> carry_out(const Api& api, const Caller& caller, RequestScope& scope, const Deed& deed,
                         const Manner& manner) {
  auto answer = try_deed(scope, deed, manner);
  if (answer) return answer;
  Error error = std::move(answer).error();
  Workspace& workspace = scope.workspace();
  explain_refusal(api, workspace, caller.subject(), deed.action, deed.input, error);
  const Json::Object& more = *workspace.refused().members.if_object();
  if (more.empty()) return error;
  Json problem = problem_of(error, manner.facts.request_id);
  for (const auto& [name, value] : more) problem.set(name, value);
  return Answer{
      .status = status_of(error.code), .body = to_json_text(problem), .media_type = std::string(kProblemType)};
}

// On a thread of the pool, which waits for its turn to write.
Result<Answer> carry_out_apart(const Api& api, const Caller& caller, const Deed& deed, const Manner& manner) {
  Result<Answer> answer = Answer();
  TRY(api.write_apart([&](Writer& writer) -> Outcome {
    RequestScope scope(*api.store, writer, caller, manner.facts);
    answer = carry_out(api, caller, scope, deed, manner);
    return Done{};
  }));
  return answer;
}

Result<Answer> read_and_carry_out(const Api& api, const Caller& caller, Deed& deed, const Manner& manner,
                                  std::string_view text, JsonLimits limits) {
  deed.input = TRY(read_object(text, limits));
  return carry_out_apart(api, caller, deed, manner);
}

}  // namespace

Outcome perform(const Api& api, Exchange& exchange, const Caller& caller, const Deed& deed) {
  const Manner manner = TRY(read_manner(api, exchange, caller, deed));
  RequestScope scope(api, exchange, caller);
  send(exchange, TRY(carry_out(api, caller, scope, deed, manner)));
  return Done{};
}

Outcome perform_in_pool(const Api& api, Exchange& exchange, const Caller& caller, Deed deed, JsonLimits limits) {
  TRY(check_body_type(exchange));
  Manner manner = TRY(read_manner(api, exchange, caller, deed));
  auto made = std::make_shared<Result<Answer>>(Answer());
  exchange.settle();  // the pool's job keeps what it writes by itself
  exchange.defer(
      WorkPriority::normal,
      [&api, caller, deed = std::move(deed), manner = std::move(manner), made, limits,
       text = exchange.share_body()]() mutable {
        *made = read_and_carry_out(api, caller, deed, manner, *text, limits);
      },
      [made](Exchange& later) { *made ? send(later, std::move(**made)) : later.refuse(made->error()); });
  return Done{};
}
