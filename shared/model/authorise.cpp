#include <algorithm>

#include "model/action.h"
#include "model/catalogue.h"

namespace {

const Uuid& uuid_in(const Field& f, const void* record) { return *static_cast<const Uuid*>(f.in(record)); }

// Every reference in a shape, lists and parts included.
template <class Visit>
Outcome each_reference(const Shape& shape, const void* values, std::string_view path, const Visit& visit) {
  for (const Field& f : shape.fields) {
    const std::string name = path.empty() ? std::string(f.wire) : std::string(path) + "." + std::string(f.wire);
    if (f.kind() == Kind::reference && f.target) TRY(visit(*f.target, uuid_in(f, values), name));
    if (f.kind() != Kind::list) continue;
    const TypeOps& item = *f.type->item;
    void* list = const_cast<void*>(f.in(values));
    for (std::size_t i = 0; i < f.type->size(list); ++i) {
      const std::string at = name + "[" + std::to_string(i) + "]";
      const void* element = f.type->item_at(list, i);
      if (item.kind == Kind::object) TRY(each_reference(*item.shape(), element, at, visit));
      if (item.kind == Kind::reference && f.target) TRY(visit(*f.target, *static_cast<const Uuid*>(element), at));
    }
  }
  return Done{};
}

Result<std::vector<Place>> places(const Action& action, const Shape& input, const void* values, Workspace& workspace) {
  if (action.places) return action.places(values, workspace);
  const Field* f = input.find(action.at.empty() ? action.target : action.at);
  if (!f || uuid_in(*f, values).is_nil()) return std::vector<Place>{Place{}};
  Row row(*f->target);
  if (!TRY(workspace.fetch(*f->target, uuid_in(*f, values), row.data()))) return std::vector<Place>{Place{}};
  return workspace.places_of(*f->target, row.data());
}

bool is_offered(const Entity& entity, const void* row, const Reach& seen) {
  if (!entity.common || seen.nothing()) return false;
  if (entity.offer.open.empty()) return true;
  return entity.find(entity.offer.field)->read(row) == Json(entity.offer.open);
}

bool is_draft(const Entity& entity, const void* row) {
  if (entity.offer.field.empty()) return false;
  return entity.find(entity.offer.field)->read(row) == Json(entity.offer.draft);
}

}  // namespace

Reach reach_to_read(const Entity& entity, const Subject& subject, Timestamp now) {
  const std::string table(entity.name);
  Reach out = reach(subject, table + ".read", now);
  out.drafts = !entity.offer.field.empty() && allows(subject, table + ".change", Place{}, now);
  return out;
}

Result<bool> may_see(const Entity& entity, const void* row, Workspace& workspace) {
  const Subject& subject = workspace.subject();
  if (!entity.person.empty()) return subject.active && uuid_in(*entity.find(entity.person), row) == subject.id;
  const Reach seen = reach_to_read(entity, subject, workspace.now());
  if (is_draft(entity, row) && !seen.drafts) return false;
  if (seen.everywhere && seen.denied.empty()) return true;
  if (is_offered(entity, row, seen)) return true;
  if (record_of(row).id == subject.id && !entity.tenant_owned) return true;
  if (entity.scope != ScopeLevel::platform &&
      std::binary_search(seen.above.begin(), seen.above.end(), record_of(row).id))
    return true;
  std::vector<Place> places = TRY(workspace.places_of(entity, row));
  if (entity.platform_wide && entity.platform_wide(row)) places.pop_back();  // the platform, which changes alone need
  return std::any_of(places.begin(), places.end(), [&](const Place& place) { return seen.covers(place); });
}

Outcome authorise_at(std::string_view permission, const std::vector<Place>& where, Workspace& workspace) {
  for (const Place& place : where) {
    const Question question{
        .permission = permission, .words = workspace.catalogue().label_of(permission), .place = place};
    const Decision d = decide(workspace.subject(), question, workspace.now());
    if (d.allowed) continue;
    workspace.refused().permission = permission;
    workspace.refused().place = place;
    return refusal(d);
  }
  return Done{};
}

Outcome authorise(const Action& action, const Shape& input, const void* values, Workspace& workspace) {
  const auto visible = [&](const Entity& entity, const Uuid& id, const std::string& path) -> Outcome {
    if (id.is_nil()) return Done{};
    Row row(entity);
    const bool seen = TRY(workspace.fetch(entity, id, row.data())) && TRY(may_see(entity, row.data(), workspace));
    if (seen) return Done{};
    const std::string message = "there is no such " + std::string(entity.label);
    if (path == (input.find(action.target) ? input.find(action.target)->wire : std::string_view()))
      return Error{.code = Code::missing, .message = "There is no such " + std::string(entity.label) + "."};
    return invalid(path, message);
  };
  TRY(each_reference(input, values, "", visible));
  return authorise_at(action.permission.name, TRY(places(action, input, values, workspace)), workspace);
}
