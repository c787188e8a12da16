#include "api/row_view.h"

#include <algorithm>

std::string name_key(const Entity& entity, const Field& f) {
  if (!f.target || f.kind() != Kind::reference || !f.wire.ends_with("Id")) return {};
  std::string key = std::string(f.wire.substr(0, f.wire.size() - 2)) + "Name";
  return entity.find_wire(key) ? std::string() : key;
}

// People see their own data whole.
View RowView::view_of(const Entity& entity, const void* row) const {
  const bool own = !entity.tenant_owned && record_of(row).id == caller_.subject().id;
  return {.personal = own || caller_.view(entity).personal};
}

Result<std::string> RowView::name_of_row(const Entity& entity, const Uuid& id) {
  const auto known = names_.find({&entity, id});
  if (known != names_.end()) return known->second;
  std::string name;
  Row row(entity);
  const Field* title = entity.find(entity.title);
  const bool shown = !title || !title->has(Field::Personal) || caller_.subject().personal;
  if (shown && TRY(workspace_.fetch(entity, id, row.data()))) name = entity.title_of(row.data());
  names_.emplace(std::pair(&entity, id), name);
  return name;
}

Result<Json> RowView::show(const Entity& entity, const void* row, const std::vector<const Field*>& fields) {
  const View view = view_of(entity, row);
  Json::Object out;
  const auto add = [&](const Field& f) -> Outcome {
    if (f.has(Field::Private) || (f.has(Field::Personal) && !view.personal)) return Done{};
    Json value = f.read(row);
    if (value.is_null()) return Done{};
    out.push_back({std::string(f.wire), std::move(value)});
    const std::string key = name_key(entity, f);
    if (key.empty()) return Done{};
    std::string name = TRY(name_of_row(*f.target, *static_cast<const Uuid*>(f.in(row))));
    if (!name.empty()) out.push_back({key, std::move(name)});
    return Done{};
  };
  if (!fields.empty()) {
    for (const Field* f : fields) TRY(add(*f));
    return Json(std::move(out));
  }
  for (const Field& f : record_shape().fields) TRY(add(f));
  for (const Field& f : entity.fields) TRY(add(f));
  return Json(std::move(out));
}

Result<Json> RowView::children(const Entity& child, const Uuid& owner) {
  const Reach seen = reach_to_read(child, caller_.subject(), workspace_.now());
  Query query;
  query.where.push_back({child.find(child.nested.owner_field), Op::equal, to_text(owner)});
  if (owner != caller_.subject().id) query.reach = &seen;  // what one holds oneself is no secret
  std::vector<Row> rows;
  TRY(workspace_.select(child, query, [&](const void* row) { rows.emplace_back(child, row); }));
  Json out = Json::array();
  for (const Row& row : rows) out.push(TRY(show(child, row.data())));
  return out;
}

Result<Json> RowView::show_whole(const Entity& entity, const void* row) {
  Json out = TRY(show(entity, row));
  for (const Entity* child : workspace_.catalogue().embeds(entity))
    out.set(child->nested.embed, TRY(children(*child, record_of(row).id)));
  return out;
}
