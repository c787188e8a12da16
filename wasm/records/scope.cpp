#include "records/scope.h"

#include <algorithm>

#include "app/app.h"
#include "records/name_of_record.h"
#include "records/session.h"
#include "records/visit.h"

namespace records {

std::string Scope::text() const {
  return entity ? std::string(names_of<ScopeLevel>[static_cast<std::size_t>(entity->scope)]) + ":" + id : std::string();
}

std::string Scope::name() const {
  if (!entity) return "Everything";
  const std::string& known = name_of_record(*entity, id);
  return known.empty() ? std::string(entity->label) : known;
}

bool Scope::holds(const Entity& of) const {
  return !entity || of.scope == ScopeLevel::platform || of.scope >= entity->scope;
}

Scope scope() {
  const std::string said = app().router().query("scope");
  const auto colon = std::min(said.find(':'), said.size());
  const std::string_view level = std::string_view(said).substr(0, colon);
  if (colon == said.size() || !parse_uuid(std::string_view(said).substr(colon + 1))) return {};
  for (const Entity* entity : catalogue().entities())
    if (entity->scope != ScopeLevel::platform && names_of<ScopeLevel>[static_cast<std::size_t>(entity->scope)] == level)
      return {entity, said.substr(colon + 1)};
  return {};
}

}  // namespace records
