#include "api/nested_operations.h"
#include "api/nested_read.h"
#include "api/perform.h"
#include "api/record_routes.h"

namespace {

Outcome fill_change(const Entity&, const Exchange&, const void*, Json body, Json& input) {
  for (auto& member : *body.if_object()) {
    if (member.name == "id") return invalid("id", "is set by the platform and cannot be written");
    input.set(member.name, std::move(member.value));
  }
  return Done{};
}

}  // namespace

void NestedOperations::add_rows() {
  Schemas& schemas = operations_.schemas();
  const Json answer = schemas.refer(entity_, Schemas::Use::answer);
  Operation list = describe("GET", path_.rows(), "list", std::string(entity_.plural) + " of one");
  list.response = Json::Object{{"type", "object"}, {"properties", Json::Object{{"items", list_schema(answer)}}}};
  operations_.add(std::move(list), signed_in(api_, [&api = api_, &entity = entity_](Exchange& e, const Caller& caller) {
                    return read_nested_rows(api, e, caller, entity);
                  }));
  Operation one = describe("GET", path_.row(), "read", std::string(entity_.label));
  one.response = answer;
  one.refusals = {404, 409};
  operations_.add(std::move(one), signed_in(api_, [&api = api_, &entity = entity_](Exchange& e, const Caller& caller) {
                    return read_nested_row(api, e, caller, entity, false);
                  }));
  if (const Action* action = api_.catalogue.find_action(std::string(entity_.name) + ".create")) {
    Operation create = describe("POST", path_.rows(), "create", "Add " + std::string(entity_.label));
    create.parameters = deed_parameters(true, false);
    create.request = schemas.refer(entity_, Schemas::Use::create);
    create.request = Json::Object{{"type", "object"}, {"description", "As of " + collection_path(entity_)}};
    create.response = or_plan(schemas, answer);
    create.status = 201;
    create.refusals = {403, 404, 409, 422};
    operations_.add(std::move(create),
                    signed_in(api_, [&api = api_, &entity = entity_, action](Exchange& e, const Caller& caller) {
                      return create_nested(api, e, caller, entity, *action);
                    }));
  }
  add_write({.verb = "change",
             .method = "PATCH",
             .path = path_.row(),
             .summary = "Change",
             .request = schemas.refer(entity_, Schemas::Use::change),
             .response = answer,
             .fill = fill(fill_change)},
            "change");
  add_write({.verb = "archive", .method = "DELETE", .path = path_.row(), .summary = "Archive", .response = answer},
            "archive");
}
