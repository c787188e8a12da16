#include "records/place_of_row.h"

#include "records/session.h"

namespace records {
namespace {

Uuid id_at(const Json& row, std::string_view key) { return parse_uuid(row.text(key)).value_or(Uuid{}); }

// A hotel's row elsewhere does not name its cluster: any cluster the person runs could be the one.
bool maybe(std::string_view permission, Place place) {
  if (place.at(ScopeLevel::business_unit).is_nil() || !place.at(ScopeLevel::cluster).is_nil()) return false;
  for (const Grant& grant : session().subject().grants) {
    if (grant.level != ScopeLevel::cluster || grant.deny) continue;
    place.at(ScopeLevel::cluster) = grant.scope;
    if (allows(session().subject(), permission, place, session().now())) return true;
  }
  return false;
}

std::string why_not_at(std::string_view permission, const Place& place, std::string_view name) {
  const auto refused = session().refuse(permission, place, name);
  return refused && !maybe(permission, place) ? refused->sentence : std::string();
}

}  // namespace

Place place_of_row(const Entity& entity, const Json& row) {
  Place place;
  if (entity.tenant_owned) place.at(ScopeLevel::organisation) = id_at(row, "tenant");
  for (std::size_t i = 1; i < kScopeLevels; ++i)
    if (const Field* f = entity.find(kScopeFields[i]))
      if (const Uuid id = id_at(row, f->wire); !id.is_nil()) place.path[i] = id;
  if (entity.scope != ScopeLevel::platform) place.at(entity.scope) = id_at(row, "id");
  return place;
}

std::string why_not(const Action& action, const Json& row) {
  const Entity& entity = *action.subject;
  if (!entity.person.empty()) return {};
  if (!entity.tenant_owned && entity.scope == ScopeLevel::platform && !catalogue().members(entity).empty())
    return why_not(action);
  return why_not_at(action.permission.name, place_of_row(entity, row), row.text(entity.title));
}

std::string why_not(const Action& action) {
  if (!action.subject->person.empty()) return {};
  if (!session().ready() || session().anywhere(action.permission.name)) return {};
  return why_not_at(action.permission.name, {}, "the platform");
}

}  // namespace records
