#include "api/nested_routes.h"

#include "api/nested_operations.h"
#include "api/perform.h"

void NestedOperations::add_write(NestedWrite write, std::string_view verb) {
  const Action* action = api_.catalogue.find_action(std::string(entity_.name) + "." + write.verb);
  if (!action) return;
  Operation operation = describe(write.method, write.path, verb, write.summary);
  operation.parameters = deed_parameters(write.creates, write.versioned);
  operation.parameters.push_back({"department", "query", "Tells several rows at one place apart"});
  operation.request = write.request;
  operation.response = or_plan(operations_.schemas(), write.response);
  operation.status = write.status;
  operation.refusals = {403, 404, 409, 412, 422, 428};
  operations_.add(std::move(operation),
                  signed_in(api_, [&api = api_, &entity = entity_, action, write = std::move(write)](
                                      Exchange& exchange, const Caller& caller) {
                    return write_nested(api, exchange, caller, entity, *action, write);
                  }));
}

void add_nested_routes(Operations& operations, const Api& api, const Entity& entity) {
  NestedOperations routes(operations, api, entity);
  routes.add_rows();
  if (!entity.nested.list_field.empty()) routes.add_items();
}
