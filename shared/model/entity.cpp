#include "model/entity.h"

std::string Entity::title_of(const void* row) const {
  const Field* f = find(title);
  if (!f) return to_text(record_of(row).id);
  const Json value = f->read(row);
  return value.if_text() ? *value.if_text() : to_json_text(value);
}

const Field* find_column(const Entity& entity, std::string_view name) {
  const Field* own = entity.find(name);
  return own ? own : record_shape().find(name);
}

const Field* find_column_wire(const Entity& entity, std::string_view key) {
  const Field* own = entity.find_wire(key);
  return own ? own : record_shape().find_wire(key);
}

Json row_json(const Entity& entity, const void* row, View view) {
  Json::Object out = std::move(*to_json(record_shape(), row, view).if_object());
  Json own = to_json(entity, row, view);
  for (auto& member : *own.if_object()) out.push_back(std::move(member));
  return out;
}
