#pragma once

#include <deque>
#include <string>

#include "model/action.h"

// Rows of `entity` show the row that `field` refers to, to whoever sees them.
struct Membership {
  const Entity* entity;
  const Field* field;
};

// What an area demands of the rows of one below it, besides that entity's own rule; called right behind it.
struct Watch {
  const Entity* entity;
  Entity::Rule rule;
};

// A permission of what is neither a resource nor an action.
struct NamedPermission {
  std::string_view name;   // "journal.read"
  std::string_view label;  // "Read the audit trail"
};

// Everything there is: the explicit lists of shared/catalogue, and the generic actions that follow from the entities.
// Built once at start; read from any thread.
class Catalogue {
 public:
  Catalogue(std::span<const Entity* const> entities, std::span<const Action* const> actions,
            std::span<const NamedPermission> more = {}, std::span<const Watch> watches = {});
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  std::span<const Entity* const> entities() const { return entities_; }
  std::span<const Action* const> actions() const { return actions_; }  // generic ones first
  const Entity* find_entity(std::string_view table) const;
  const Entity* find_path(std::string_view path) const;    // "business-units"
  const Action* find_action(std::string_view name) const;  // "subscriptions.cancel"; an explicit one hides the generic
  std::span<const Membership> members(const Entity&) const;
  // The entities whose rows their owner shows: see Nested::embed.
  std::vector<const Entity*> embeds(const Entity& owner) const;
  std::span<const Watch> watches() const { return watches_; }
  // Every permission there is: "<table>.read" and what the actions name.
  std::span<const std::string> permissions() const { return permissions_; }
  // How people read it: "users.change" as "Change people", "subscriptions.cancel" as "Cancel subscription".
  std::string_view label_of(std::string_view permission) const;

 private:
  std::string make_label(std::string_view permission, std::span<const NamedPermission> more) const;

  std::span<const Entity* const> entities_;
  std::span<const Watch> watches_;
  std::deque<std::string> names_;
  std::deque<Action> generic_;
  std::vector<const Action*> actions_;
  std::vector<std::string> permissions_;
  std::vector<std::string> labels_;  // of each
  std::map<const Entity*, std::vector<Membership>> members_;
};

std::string path_of(const Entity&);  // "business_units" as "business-units"
