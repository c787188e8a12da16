#include "isolation/specimens.h"

#include <algorithm>

namespace {

constexpr std::int64_t kMostTenants = 12;
constexpr std::int64_t kMostOfAKind = 5;

using Ids = std::vector<Uuid>;

std::optional<Uuid> first_of(const std::map<const Entity*, Ids>& ids, const Entity& entity) {
  const auto at = ids.find(&entity);
  return at == ids.end() || at->second.empty() ? std::nullopt : std::optional(at->second.front());
}

const Entity& tenants(const Catalogue& catalogue) {
  return **std::find_if(catalogue.entities().begin(), catalogue.entities().end(),
                        [](const Entity* e) { return e->scope == ScopeLevel::organisation; });
}

Result<Ids> ids_of(Workspace& workspace, const Entity& entity, Query query) {
  query.limit = kMostOfAKind;
  Ids ids;
  TRY(workspace.select(entity, query, [&](const void* row) { ids.push_back(record_of(row).id); }));
  return ids;
}

// People belong to a tenant by what shows them there.
Result<Ids> people_of(Workspace& workspace, const Entity& people, const Uuid& tenant) {
  Ids ids;
  for (const Membership& m : workspace.catalogue().members(people)) {
    Query query;
    query.tenant = tenant;
    query.limit = kMostOfAKind;
    TRY(workspace.select(*m.entity, query, [&](const void* row) {
      const Uuid& person = *static_cast<const Uuid*>(m.field->in(row));
      if (!person.is_nil() && std::find(ids.begin(), ids.end(), person) == ids.end()) ids.push_back(person);
    }));
  }
  return ids;
}

// Of no tenant, but about somebody: sessions, what is a person's own.
const Field* person_field(const Entity& entity, const Entity& people) {
  if (entity.tenant_owned || entity.common) return nullptr;
  for (const Field& f : entity.fields)
    if (f.target == &people && f.kind() == Kind::reference) return &f;
  return nullptr;
}

Result<Ids> about(Workspace& workspace, const Entity& entity, const Field& field, const Ids& persons) {
  Json::Array values;
  for (const Uuid& id : persons) values.push_back(to_text(id));
  if (values.empty()) return Ids{};
  Query query;
  query.where.push_back({&field, Op::in, Json(std::move(values))});
  return ids_of(workspace, entity, std::move(query));
}

using Kinds = std::map<const Entity*, Ids>;

// The platform's own: nobody else's business.
bool is_platforms(const Entity& entity, const Entity& people) {
  return !entity.tenant_owned && !entity.common && entity.scope == ScopeLevel::platform && &entity != &people &&
         !person_field(entity, people);
}

Result<Kinds> kinds_of(Workspace& workspace, const Entity& people, const Uuid& tenant) {
  const Catalogue& catalogue = workspace.catalogue();
  Ids persons = TRY(people_of(workspace, people, tenant));
  Kinds found{{&tenants(catalogue), {tenant}}, {&people, std::move(persons)}};
  for (const Entity* entity : catalogue.entities()) {
    Query query;
    query.tenant = tenant;
    if (entity->tenant_owned) found[entity] = TRY(ids_of(workspace, *entity, std::move(query)));
    else if (const Field* f = person_field(*entity, people))
      found[entity] = TRY(about(workspace, *entity, *f, found[&people]));
  }
  std::erase_if(found, [](const auto& kind) { return kind.second.empty(); });
  return found;
}

}  // namespace

std::optional<Uuid> Specimens::own_of(const Entity& entity) const { return first_of(own, entity); }
std::optional<Uuid> Specimens::foreign_of(const Entity& entity) const { return first_of(foreign, entity); }

Result<Specimens> find_specimens(Workspace& workspace, const Entity& people) {
  std::vector<std::pair<Uuid, std::string>> names;
  const Entity& organisations = tenants(workspace.catalogue());
  Query few;
  few.limit = kMostTenants;
  TRY(workspace.select(organisations, few,
                       [&](const void* row) { names.emplace_back(record_of(row).id, organisations.title_of(row)); }));
  if (names.size() < 2)
    return Error{.code = Code::conflict,
                 .message = "There is nothing to tell apart yet: make a second organisation first.",
                 .reason = "ONE_TENANT"};
  std::vector<Kinds> kinds;
  for (const auto& [id, name] : names) kinds.push_back(TRY(kinds_of(workspace, people, id)));
  const auto most =
      std::max_element(kinds.begin(), kinds.end(), [](const Kinds& a, const Kinds& b) { return a.size() < b.size(); });
  const auto at = static_cast<std::size_t>(most - kinds.begin());
  Specimens out{.home = names[at].first, .home_name = names[at].second, .own = *most, .foreign = {}};
  for (const Kinds& others : kinds) {
    if (&others == &*most) continue;
    for (const auto& [entity, ids] : others) {
      const Ids& own = out.own[entity];
      for (const Uuid& id : ids)
        if (std::find(own.begin(), own.end(), id) == own.end()) out.foreign[entity].push_back(id);
    }
  }
  for (const Entity* entity : workspace.catalogue().entities()) {
    if (!is_platforms(*entity, people)) continue;
    if (Ids ids = TRY(ids_of(workspace, *entity, {})); !ids.empty()) out.foreign[entity] = std::move(ids);
  }
  return out;
}
