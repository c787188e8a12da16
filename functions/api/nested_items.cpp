#include "api/nested_items.h"

namespace {

Json* find_item(const NestedPath& path, Json& list, std::string_view key) {
  for (Json& item : *list.if_array())
    if (item.text(path.item_key().wire) == key) return &item;
  return nullptr;
}

Error no_such_item(const NestedPath& path) {
  return {.code = Code::missing, .message = "There is no such " + std::string(path.item_shape().label) + " here."};
}

}  // namespace

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

Json named_item(const NestedPath& path, const Exchange& exchange, const Json& row) {
  Json items = *row.find(path.list_field().wire);
  const Json* found = find_item(path, items, exchange.param(path.item_parameter()));
  return found ? *found : Json(Json::object());
}

Json newest_item(const NestedPath& path, const Json& row) {
  return row.find(path.list_field().wire)->if_array()->back();
}

Json all_items(const NestedPath& path, const Json& row) {
  return Json::Object{{"items", *row.find(path.list_field().wire)}};
}
