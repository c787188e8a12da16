#include "api/nested_routes.h"

#include <algorithm>

#include "api/nested_path.h"
#include "api/perform.h"
#include "api/preconditions.h"
#include "api/record_routes.h"
#include "api/request_scope.h"
#include "api/row_view.h"

namespace {

// One of the nested routes: what the change is made of, and what of the row it answers.
struct NestedWrite {
  const char* verb;  // of the action
  const char* method;
  std::string path;
  const char* summary;
  bool creates = false;
  int status = 200;
  bool versioned = true;
  Json request = {};
  Json response = {};
  // Completes the action's input from the body, knowing the row.
  std::function<Outcome(const Exchange&, const void* row, Json body, Json& input)> fill = {};
  // The part of the row that is answered; the whole row when there is none.
  std::function<Json(const Exchange&, const Json& row)> part = {};
};

Json* find_item(const NestedPath& path, Json& list, std::string_view key) {
  for (Json& item : *list.if_array())
    if (item.text(path.item_key().wire) == key) return &item;
  return nullptr;
}

Error no_such_item(const NestedPath& path) {
  return {.code = Code::missing, .message = "There is no such " + std::string(path.item_shape().label) + " here."};
}

Outcome create_row(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity,
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
                    return Answer{.status = 201,
                                  .body = to_json_text(TRY(RowView(workspace, caller).show(entity, row.data()))),
                                  .etag = etag_of(row.record()),
                                  .location = at + "/" + to_text(row.record().id)};
                  },
                  .creates = true});
}

Outcome write_row(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity, const Action& action,
                  const NestedWrite& write) {
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

Outcome read_rows(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity) {
  RequestScope scope(api, exchange, caller);
  const NestedPath path(entity);
  const Row owner = TRY(path.find_owner(exchange, scope.workspace()));
  Json items = TRY(RowView(scope.workspace(), caller).children(entity, owner.record().id));
  exchange.set_header("Cache-Control", "private, no-cache");
  exchange.answer(200, to_json_text(Json::Object{{"items", std::move(items)}}));
  return Done{};
}

// A row, its list, or one item of that.
Outcome read_row(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity, bool list) {
  RequestScope scope(api, exchange, caller);
  const NestedPath path(entity);
  const Row row = TRY(path.find_row(exchange, scope.workspace()));
  exchange.set_header("ETag", etag_of(row.record()));
  exchange.set_header("Cache-Control", "private, no-cache");
  if (is_fresh(exchange, row.record())) {
    exchange.answer(304);
    return Done{};
  }
  Json body;
  if (list) body = Json::Object{{"items", path.list_field().read(row.data())}};
  else body = TRY(RowView(scope.workspace(), caller).show(entity, row.data()));
  exchange.answer(200, to_json_text(body));
  return Done{};
}

Outcome fill_change(const Entity&, const Exchange&, const void*, Json body, Json& input) {
  for (auto& member : *body.if_object()) {
    if (member.name == "id") return invalid("id", "is set by the platform and cannot be written");
    input.set(member.name, std::move(member.value));
  }
  return Done{};
}

Outcome fill_new_item(const Entity& entity, const Exchange&, const void* row, Json body, Json& input) {
  const NestedPath path(entity);
  Json list = path.list_field().read(row);
  const std::string key(path.item_key().wire);
  if (find_item(path, list, body.text(key)))
    return Error{.code = Code::conflict,
                 .message = "This is there already; change it instead.",
                 .faults = {{key, "is there already"}},
                 .reason = "already_there"};
  list.push(std::move(body));
  input.set(path.list_field().wire, std::move(list));
  return Done{};
}

Outcome fill_changed_item(const Entity& entity, const Exchange& exchange, const void* row, Json body, Json& input) {
  const NestedPath path(entity);
  Json list = path.list_field().read(row);
  Json* item = find_item(path, list, exchange.param(path.item_parameter()));
  if (!item) return no_such_item(path);
  const std::string key(path.item_key().wire);
  if (const Json* given = body.find(key); given && *given != *item->find(key))
    return invalid(key, "is set once and cannot be changed here");
  merge_patch(*item, body);
  input.set(path.list_field().wire, std::move(list));
  return Done{};
}

Outcome fill_without_item(const Entity& entity, const Exchange& exchange, const void* row, Json, Json& input) {
  const NestedPath path(entity);
  Json list = path.list_field().read(row);
  const Json* item = find_item(path, list, exchange.param(path.item_parameter()));
  if (!item) return no_such_item(path);
  auto& items = *list.if_array();
  items.erase(items.begin() + (item - items.data()));
  input.set(path.list_field().wire, std::move(list));
  return Done{};
}

class NestedRoutes {
 public:
  NestedRoutes(Operations& operations, const Api& api, const Entity& entity)
      : operations_(operations), api_(api), entity_(entity), path_(entity) {}

  void add_rows();
  void add_items();

 private:
  std::string id(std::string_view verb) const {
    return std::string(entity_.nested.owner->name) + "." + std::string(entity_.name) + "." + std::string(verb);
  }
  Operation describe(const char* method, std::string path, std::string_view verb, std::string summary) const {
    return {.method = method,
            .path = std::move(path),
            .id = id(verb),
            .summary = std::move(summary),
            .tag = std::string(entity_.nested.owner->plural),
            .refusals = {404}};
  }
  void add_write(NestedWrite write, std::string_view verb);
  auto fill(Outcome (*with)(const Entity&, const Exchange&, const void*, Json, Json&)) const {
    return [with, &entity = entity_](const Exchange& exchange, const void* row, Json body, Json& input) {
      return with(entity, exchange, row, std::move(body), input);
    };
  }

  Operations& operations_;
  const Api& api_;
  const Entity& entity_;
  NestedPath path_;
};

void NestedRoutes::add_write(NestedWrite write, std::string_view verb) {
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
                    return write_row(api, exchange, caller, entity, *action, write);
                  }));
}

void NestedRoutes::add_rows() {
  Schemas& schemas = operations_.schemas();
  const Json answer = schemas.refer(entity_, Schemas::Use::answer);
  Operation list = describe("GET", path_.rows(), "list", std::string(entity_.plural) + " of one");
  list.response = Json::Object{{"type", "object"}, {"properties", Json::Object{{"items", list_schema(answer)}}}};
  operations_.add(std::move(list), signed_in(api_, [&api = api_, &entity = entity_](Exchange& e, const Caller& caller) {
                    return read_rows(api, e, caller, entity);
                  }));
  Operation one = describe("GET", path_.row(), "read", std::string(entity_.label));
  one.response = answer;
  one.refusals = {404, 409};
  operations_.add(std::move(one), signed_in(api_, [&api = api_, &entity = entity_](Exchange& e, const Caller& caller) {
                    return read_row(api, e, caller, entity, false);
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
                      return create_row(api, e, caller, entity, *action);
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

void NestedRoutes::add_items() {
  Schemas& schemas = operations_.schemas();
  const Json answer = schemas.refer(path_.item_shape(), Schemas::Use::answer);
  const Json list = Json::Object{{"type", "object"}, {"properties", Json::Object{{"items", list_schema(answer)}}}};
  Operation read = describe("GET", path_.items(), "items.list", std::string(path_.list_field().label));
  read.response = list;
  read.refusals = {404, 409};
  operations_.add(std::move(read), signed_in(api_, [&api = api_, &entity = entity_](Exchange& e, const Caller& caller) {
                    return read_row(api, e, caller, entity, true);
                  }));
  const auto item = [path = path_](const Exchange& exchange, const Json& row) {
    Json items = *row.find(path.list_field().wire);
    const Json* found = find_item(path, items, exchange.param(path.item_parameter()));
    return found ? *found : Json(Json::object());
  };
  const auto last = [path = path_](const Exchange&, const Json& row) {
    return row.find(path.list_field().wire)->if_array()->back();
  };
  const auto all = [path = path_](const Exchange&, const Json& row) {
    return Json(Json::Object{{"items", *row.find(path.list_field().wire)}});
  };
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

}  // namespace

void add_nested_routes(Operations& operations, const Api& api, const Entity& entity) {
  NestedRoutes routes(operations, api, entity);
  routes.add_rows();
  if (!entity.nested.list_field.empty()) routes.add_items();
}
