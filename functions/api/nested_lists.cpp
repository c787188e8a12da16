#include "api/nested_items.h"
#include "api/nested_operations.h"
#include "api/nested_read.h"
#include "api/perform.h"

void NestedOperations::add_items() {
  Schemas& schemas = operations_.schemas();
  const Json answer = schemas.refer(path_.item_shape(), Schemas::Use::answer);
  const Json list = Json::Object{{"type", "object"}, {"properties", Json::Object{{"items", list_schema(answer)}}}};
  Operation read = describe("GET", path_.items(), "items.list", std::string(path_.list_field().label));
  read.response = list;
  read.refusals = {404, 409};
  operations_.add(std::move(read), signed_in(api_, [&api = api_, &entity = entity_](Exchange& e, const Caller& caller) {
                    return read_nested_row(api, e, caller, entity, true);
                  }));
  const auto item = [path = path_](const Exchange& exchange, const Json& row) {
    return named_item(path, exchange, row);
  };
  const auto last = [path = path_](const Exchange&, const Json& row) { return newest_item(path, row); };
  const auto all = [path = path_](const Exchange&, const Json& row) { return all_items(path, row); };
  add_write({.verb = "change",
             .method = "POST",
             .path = path_.items(),
             .summary = "Give access to a module",
             .creates = true,
             .status = 201,
             .versioned = false,
             .request = schemas.refer(path_.item_shape(), Schemas::Use::create),
             .response = answer,
             .fill = fill(fill_new_item),
             .part = last},
            "items.create");
  add_write({.verb = "change",
             .method = "PATCH",
             .path = path_.item(),
             .summary = "Change access to a module",
             .request = schemas.refer(path_.item_shape(), Schemas::Use::change),
             .response = answer,
             .fill = fill(fill_changed_item),
             .part = item},
            "items.change");
  add_write({.verb = "change",
             .method = "DELETE",
             .path = path_.item(),
             .summary = "Take access to a module away",
             .response = list,
             .fill = fill(fill_without_item),
             .part = all},
            "items.delete");
}
