#include "api/api.h"

#include "api/action_routes.h"
#include "api/list_routes.h"
#include "api/nested_routes.h"
#include "api/record_routes.h"
#include "http/wire_text.h"

Handler signed_in(const Api& api, Act act) {
  return [&api, act = std::move(act)](Exchange& exchange) {
    const auto caller = api.find_caller(exchange);
    if (!caller) {
      exchange.refuse(caller.error());
      if (caller.error().code == Code::unauthenticated) exchange.set_header("WWW-Authenticate", "Bearer");
      return;
    }
    if (const auto done = act(exchange, *caller); !done) exchange.refuse(done.error());
    exchange.note_tenant(caller->tenant);
  };
}

Result<Json> read_body(const Exchange& exchange) {
  TRY(check_body_type(exchange));
  return read_object(exchange.body(), {});
}

Outcome check_body_type(const Exchange& exchange) {
  if (exchange.body().empty()) return Done{};
  std::string_view type = exchange.header("Content-Type");
  type = trimmed(cut(type, ';'));
  if (!equal_ignoring_case(type, "application/json") && !equal_ignoring_case(type, "application/merge-patch+json"))
    return Error{.code = Code::invalid, .message = "Send the body as application/json.", .reason = "content_type"};
  return Done{};
}

Result<Json> read_object(std::string_view text, JsonLimits limits) {
  if (text.empty()) return Json::object();
  Json body = TRY(parse_json(text, limits));
  if (!body.if_object()) return Error{.code = Code::invalid, .message = "The body must be a JSON object."};
  return body;
}

void add_resource_routes(Operations& operations, const Api& api) {
  for (const Entity* entity : api.catalogue.entities()) {
    if (api.serves && !api.serves(*entity)) continue;
    add_list_routes(operations, api, *entity);
    add_record_routes(operations, api, *entity);
    if (entity->nested.owner) add_nested_routes(operations, api, *entity);
  }
  for (const Action* action : api.catalogue.actions())
    if (!api.serves || api.serves(*action->subject)) add_action_routes(operations, api, *action);
}
