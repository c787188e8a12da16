#include "api/record_routes.h"

#include "api/perform.h"
#include "api/preconditions.h"
#include "api/request_scope.h"
#include "api/row_view.h"

namespace {

std::string id_of(const Exchange& exchange, const Entity& entity) {
  return std::string(exchange.param(id_parameter(path_of(entity))));
}

// The action's input takes the target's id; a body that names another is refused.
Outcome set_target(const Action& action, Json& input, std::string_view id) {
  const Field* f = action.input ? action.input->find(action.target) : nullptr;
  const std::string_view key = f ? f->wire : std::string_view("id");
  if (const Json* given = input.find(key); given && *given != Json(id))
    return invalid(std::string(key), "is not the one in the address");
  input.set(key, id);
  return Done{};
}

Outcome show_record(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity) {
  RequestScope scope(api, exchange, caller);
  const Row row = TRY(find_visible(scope.workspace(), entity, id_of(exchange, entity)));
  exchange.set_header("ETag", etag_of(row.record()));
  exchange.set_header("Cache-Control", "private, no-cache");
  // What is embedded has versions of its own, which the tag does not tell.
  if (api.catalogue.embeds(entity).empty() && is_fresh(exchange, row.record())) {
    exchange.answer(304);
    return Done{};
  }
  exchange.answer(200, to_json_text(TRY(RowView(scope.workspace(), caller).show_whole(entity, row.data()))));
  return Done{};
}

Deed deed_on(const Exchange& exchange, const Caller& caller, const Action& action, const Entity& entity, Json input,
             bool creates) {
  Deed deed{.action = action, .input = std::move(input), .creates = creates};
  if (!creates)
    deed.before = [&exchange, &entity](Workspace& workspace) -> Outcome {
      const Row row = TRY(find_visible(workspace, entity, id_of(exchange, entity)));
      return exchange.query("plan") == "1" ? check_match(exchange, row.record())
                                           : require_match(exchange, row.record());
    };
  deed.answer = [&caller, &entity, creates](Workspace& workspace, const Json& result) -> Result<Answer> {
    const auto id = parse_uuid(result.text("id"));
    Row row(entity);
    if (!id || !TRY(workspace.fetch(entity, *id, row.data()))) return Answer{.body = to_json_text(result)};
    Answer answer{.body = to_json_text(TRY(RowView(workspace, caller).show_whole(entity, row.data()))),
                  .etag = etag_of(row.record())};
    if (!creates) return answer;
    answer.status = 201;
    answer.location = collection_path(entity) + "/" + to_text(*id);
    return answer;
  };
  return deed;
}

struct Method {
  Entity::Verb verb;
  const char* name;
  const char* method;
};

Json body_schema(Schemas& schemas, const Action& action, const Entity& entity, Schemas::Use use) {
  return action.input ? schemas.refer(*action.input, Schemas::Use::create) : schemas.refer(entity, use);
}

void add_write(Operations& operations, const Api& api, const Entity& entity, const Method& m) {
  const Action* action = api.catalogue.find_action(std::string(entity.name) + "." + m.name);
  if (!action || !action->run) return;
  const bool creates = m.verb == Entity::Create;
  const bool restores = m.verb == Entity::Restore;
  const bool takes_body = creates || m.verb == Entity::Change;
  Schemas& schemas = operations.schemas();
  Operation operation{.method = m.method,
                      .path = creates ? collection_path(entity) : record_path(entity) + (restores ? "/restore" : ""),
                      .id = std::string(action->name),
                      .summary = std::string(action->label),
                      .tag = std::string(entity.plural),
                      .parameters = deed_parameters(creates, !creates),
                      .response = or_plan(schemas, schemas.refer(entity, Schemas::Use::answer)),
                      .status = creates ? 201 : 200,
                      .refusals = {403, 404, 409, 412, 422, 428}};
  if (creates) operation.refusals = {403, 404, 409, 422};
  if (takes_body)
    operation.request = body_schema(schemas, *action, entity, creates ? Schemas::Use::create : Schemas::Use::change);
  operations.add(std::move(operation),
                 signed_in(api, [&api, &entity, action, creates](Exchange& exchange, const Caller& caller) -> Outcome {
                   Json input = TRY(read_body(exchange));
                   if (!creates) TRY(set_target(*action, input, id_of(exchange, entity)));
                   return perform(api, exchange, caller,
                                  deed_on(exchange, caller, *action, entity, std::move(input), creates));
                 }));
}

}  // namespace

Result<Row> find_visible(Workspace& workspace, const Entity& entity, std::string_view text) {
  const auto id = parse_uuid(text);
  if (!id) return no_such(entity);
  Row row(entity);
  if (!TRY(workspace.fetch(entity, *id, row.data()))) return no_such(entity);
  if (!TRY(may_see(entity, row.data(), workspace))) return no_such(entity);
  return row;
}

Error no_such(const Entity& entity) {
  return {.code = Code::missing, .message = "There is no such " + std::string(entity.label) + "."};
}

std::string collection_path(const Entity& entity) { return "/api/" + path_of(entity); }
std::string record_path(const Entity& entity) {
  return collection_path(entity) + "/{" + id_parameter(path_of(entity)) + "}";
}

void add_record_routes(Operations& operations, const Api& api, const Entity& entity) {
  operations.add({.method = "GET",
                  .path = record_path(entity),
                  .id = std::string(entity.name) + ".read",
                  .summary = std::string(entity.label),
                  .tag = std::string(entity.plural),
                  .parameters = {{"If-None-Match", "header", "An ETag that is known already: 304 while it holds"}},
                  .response = operations.schemas().refer(entity, Schemas::Use::answer),
                  .refusals = {404}},
                 signed_in(api, [&api, &entity](Exchange& exchange, const Caller& caller) {
                   return show_record(api, exchange, caller, entity);
                 }));
  static constexpr Method kMethods[] = {{Entity::Create, "create", "POST"},
                                        {Entity::Change, "change", "PATCH"},
                                        {Entity::Archive, "archive", "DELETE"},
                                        {Entity::Restore, "restore", "POST"}};
  for (const Method& m : kMethods) add_write(operations, api, entity, m);
}
