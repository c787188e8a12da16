#include "api/nested_write.h"

#include "api/nested_path.h"
#include "api/perform.h"
#include "api/preconditions.h"
#include "api/record_routes.h"
#include "api/request_scope.h"
#include "api/row_view.h"

Outcome create_nested(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity,
                      const Action& action) {
  const NestedPath path(entity);
  Json input = TRY(read_body(exchange));
  const std::string owner(exchange.param(id_parameter(path_of(*entity.nested.owner))));
  if (const Json* given = input.find(path.owner_field().wire); given && *given != Json(owner))
    return invalid(std::string(path.owner_field().wire), "is not the one in the address");
  input.set(path.owner_field().wire, owner);
  return perform(api, exchange, caller,
                 {.action = action,
                  .input = std::move(input),
                  .before = [&](Workspace& workspace) -> Outcome {
                    TRY(path.find_owner(exchange, workspace));
                    return Done{};
                  },
                  .answer = [&](Workspace& workspace, const Json& result) -> Result<Answer> {
                    Row row = TRY(find_visible(workspace, entity, result.text("id")));
                    std::string at(exchange.path());
                    const Json shown = TRY(RowView(workspace, caller).show(entity, row.data()));
                    return Answer{.status = 201,
                                  .body = to_json_text(shown),
                                  .etag = etag_of(row.record()),
                                  .location = at + "/" + to_text(row.record().id)};
                  },
                  .creates = true});
}

Outcome write_nested(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity,
                     const Action& action, const NestedWrite& write) {
  const NestedPath path(entity);
  Json body = TRY(read_body(exchange));
  Json input = Json::object();
  {
    RequestScope scope(api, exchange, caller);
    const Row row = TRY(path.find_row(exchange, scope.workspace()));
    const bool lenient = !write.versioned || exchange.query("plan") == "1";
    TRY(lenient ? check_match(exchange, row.record()) : require_match(exchange, row.record()));
    input.set("id", to_text(row.record().id));
    if (write.fill) TRY(write.fill(exchange, row.data(), std::move(body), input));
  }
  const std::string id(input.text("id"));
  return perform(api, exchange, caller,
                 {.action = action,
                  .input = std::move(input),
                  .answer = [&](Workspace& workspace, const Json&) -> Result<Answer> {
                    Row row(entity);
                    (void)TRY(workspace.fetch(entity, *parse_uuid(id), row.data()));
                    Json shown = TRY(RowView(workspace, caller).show(entity, row.data()));
                    if (write.part) shown = write.part(exchange, shown);
                    return Answer{.status = write.status, .body = to_json_text(shown), .etag = etag_of(row.record())};
                  },
                  .creates = write.creates});
}
