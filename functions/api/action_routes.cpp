#include "api/action_routes.h"

#include <algorithm>

#include "api/past.h"
#include "api/perform.h"
#include "api/preconditions.h"
#include "api/record_routes.h"

namespace {

bool is_method(const Action& action) {
  const std::string_view verb = action.verb();
  return verb == "create" || verb == "change" || verb == "archive" || verb == "restore";
}

std::string dashed(std::string_view verb) {
  std::string out(verb);
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

// What the input may hold in bytes: six files of text make a large one.
std::size_t size_of_input(const Shape& input) {
  std::size_t bytes = 0;
  for (const Field& f : input.fields) bytes += f.kind() == Kind::text ? f.longest : 0;
  return bytes;
}

struct ActionRoute {
  const Api& api;
  const Action& action;
  const Field* target;
  std::size_t limit;  // bytes of the body; 0: small

  Outcome act(Exchange& exchange, const Caller& caller) const;
};

Outcome ActionRoute::act(Exchange& exchange, const Caller& caller) const {
  Deed deed{.action = action, .creates = true, .show_result = true};
  deed.answer = [](Workspace&, const Json& result) -> Result<Answer> { return Answer{.body = to_json_text(result)}; };
  if (limit) return perform_in_pool(api, exchange, caller, std::move(deed), {.bytes = limit});
  deed.input = TRY(read_body(exchange));
  if (const auto at = exchange.query("at"); at && action.reads)
    return answer_past(api, exchange, caller, action, deed.input, *at);
  if (target) {
    const Entity& entity = *target->target;
    const std::string id(exchange.param(id_parameter(path_of(*action.subject))));
    if (const Json* given = deed.input.find(target->wire); given && *given != Json(id))
      return invalid(std::string(target->wire), "is not the one in the address");
    deed.input.set(target->wire, id);
    deed.before = [&exchange, &entity, id](Workspace& workspace) -> Outcome {
      return check_match(exchange, TRY(find_visible(workspace, entity, id)).record());
    };
  }
  return perform(api, exchange, caller, deed);
}

}  // namespace

void add_action_routes(Operations& operations, const Api& api, const Action& action) {
  if (!action.input || !action.run || is_method(action)) return;
  const Field* target = action.target.empty() ? nullptr : action.input->find(action.target);
  Schemas& schemas = operations.schemas();
  const std::size_t size = size_of_input(*action.input);
  const std::size_t limit = size > (1u << 20) ? size + size / 4 : 0;  // JSON escapes line ends and quotes
  const ActionRoute served{api, action, target, limit};
  std::vector<Parameter> parameters = deed_parameters(true, false);
  if (action.reads) parameters.push_back({"at", "query", "As of this day or time: 2026-01-31"});
  Route& route = operations.add(
      {.method = "POST",
       .path = (target ? record_path(*action.subject) : collection_path(*action.subject)) + "/" + dashed(action.verb()),
       .id = std::string(action.name),
       .summary = std::string(action.label),
       .tag = std::string(action.subject->plural),
       .parameters = std::move(parameters),
       .request = schemas.refer(*action.input, Schemas::Use::create, action.target),
       .response = or_plan(schemas, Json::Object{{"type", "object"}}),
       .refusals = {403, 404, 409, 412, 422}},
      signed_in(api, [served](Exchange& exchange, const Caller& caller) { return served.act(exchange, caller); }));
  if (limit == 0) return;
  route.body_limit = limit;
  route.writes = false;  // it waits for the writer on its own thread
}
