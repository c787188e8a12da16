#pragma once

#include "tenancy/cluster.h"

// A role that an organisation, or one of its clusters, makes for itself. Built-in ones stand in built_in_roles.h.
struct Role : Record {
  Id<Organisation> organisation_id;
  Id<Cluster> cluster_id;  // nil: for the whole organisation
  std::string key;         // "night_auditor"
  std::string name;
  std::string description;
  std::vector<std::string> permissions;  // patterns such as "users.read" or "departments.*"
  std::vector<std::string> parents;      // keys of roles whose permissions it has as well
};

extern const Entity kRoles;
constexpr const Entity& entity_of(const Role*) { return kRoles; }
