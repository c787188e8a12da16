#include "model/catalogue.h"

#include <algorithm>

#include "core/text.h"

namespace {

struct Generic {
  Entity::Verb verb;
  std::string_view name;
  std::string_view label;
  Action::Run run;
  std::string_view icon;
};

constexpr Generic kGeneric[] = {
    {Entity::Create, "create", "Create", run_create, "add"},
    {Entity::Change, "change", "Change", run_change, "edit"},
    {Entity::Archive, "archive", "Archive", run_archive, "archive"},
    {Entity::Restore, "restore", "Restore", run_restore, "restore"},
};

// The word for what every resource has; empty for what only one has.
std::string_view word_of(std::string_view verb) {
  for (const Generic& g : kGeneric)
    if (g.name == verb) return g.label;
  return verb == "read" ? "Read" : "";
}

}  // namespace

Catalogue::Catalogue(std::span<const Entity* const> entities, std::span<const Action* const> actions,
                     std::span<const NamedPermission> more, std::span<const Watch> watches)
    : entities_(entities), watches_(watches) {
  for (const NamedPermission& p : more) permissions_.emplace_back(p.name);
  const auto is_explicit = [&](std::string_view name) {
    return std::any_of(actions.begin(), actions.end(), [&](const Action* a) { return a->name == name; });
  };
  for (const Entity* entity : entities) {
    if (entity->person.empty()) permissions_.push_back(std::string(entity->name) + ".read");
    for (const Generic& g : kGeneric) {
      const std::string& name = names_.emplace_back(std::string(entity->name) + "." + std::string(g.name));
      if (!(entity->verbs & g.verb) || is_explicit(name)) continue;
      const std::string& label = names_.emplace_back(std::string(g.label) + " " + lower_first(entity->label));
      const Ask ask = (entity->consequential & g.verb) ? Ask::plan : Ask::nothing;
      generic_.push_back({.name = name,
                          .label = label,
                          .permission = Permission::derived(name),
                          .subject = entity,
                          .input = nullptr,
                          .run = g.run,
                          .ask = ask,
                          .icon = g.icon});
      actions_.push_back(&generic_.back());
    }
  }
  for (const Entity* entity : entities)
    for (const Field& f : entity->fields)
      if (f.has(Field::Shows)) members_[f.target].push_back({entity, &f});
  actions_.insert(actions_.end(), actions.begin(), actions.end());
  for (const Action* action : actions_)
    if (action->subject->person.empty()) permissions_.emplace_back(action->permission.name);
  std::sort(permissions_.begin(), permissions_.end());
  permissions_.erase(std::unique(permissions_.begin(), permissions_.end()), permissions_.end());
  for (const std::string& permission : permissions_) labels_.push_back(make_label(permission, more));
}

std::string Catalogue::make_label(std::string_view permission, std::span<const NamedPermission> more) const {
  for (const NamedPermission& p : more)
    if (p.name == permission) return std::string(p.label);
  const auto dot = permission.find('.');
  const Entity* entity = find_entity(permission.substr(0, dot));
  const Action* action = find_action(permission);
  std::string_view label = word_of(permission.substr(dot + 1));
  if (label.empty() && action) label = action->label;
  if (!entity || label.empty()) return std::string(label.empty() ? permission : label);
  const bool says_what = label.find(' ') != label.npos;  // "Cancel subscription", but "Publish"
  return says_what ? std::string(label) : std::string(label) + " " + lower_first(entity->plural);
}

std::string_view Catalogue::label_of(std::string_view permission) const {
  const auto at = std::lower_bound(permissions_.begin(), permissions_.end(), permission);
  if (at == permissions_.end() || *at != permission) return permission;
  return labels_[static_cast<std::size_t>(at - permissions_.begin())];
}

const Entity* Catalogue::find_entity(std::string_view table) const {
  const auto at = std::find_if(entities_.begin(), entities_.end(), [&](const Entity* e) { return e->name == table; });
  return at == entities_.end() ? nullptr : *at;
}

const Entity* Catalogue::find_path(std::string_view path) const {
  const auto at =
      std::find_if(entities_.begin(), entities_.end(), [&](const Entity* e) { return path_of(*e) == path; });
  return at == entities_.end() ? nullptr : *at;
}

const Action* Catalogue::find_action(std::string_view name) const {
  const auto at = std::find_if(actions_.begin(), actions_.end(), [&](const Action* a) { return a->name == name; });
  return at == actions_.end() ? nullptr : *at;
}

std::span<const Membership> Catalogue::members(const Entity& entity) const {
  const auto at = members_.find(&entity);
  return at == members_.end() ? std::span<const Membership>() : at->second;
}

std::vector<const Entity*> Catalogue::embeds(const Entity& owner) const {
  std::vector<const Entity*> children;
  for (const Entity* entity : entities_)
    if (entity->nested.owner == &owner && !entity->nested.embed.empty()) children.push_back(entity);
  return children;
}

std::string path_of(const Entity& entity) {
  std::string path(entity.name);
  std::replace(path.begin(), path.end(), '_', '-');
  return path;
}
