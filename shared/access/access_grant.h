#pragma once

#include "access/assignment.h"

enum class Effect : std::uint8_t { allow, deny };

// A role given, or refused, somewhere in the tree: cluster administrators, custom roles, explicit refusals. What a
// person does at a hotel is an assignment instead. It lies at the narrowest scope that it names.
struct AccessGrant : Record {
  Id<User> user_id;
  Id<Organisation> organisation_id;
  Id<Cluster> cluster_id;
  Id<BusinessUnit> business_unit_id;
  Id<Department> department_id;
  std::string role;  // a built-in or custom key; may be empty when modules are given
  std::vector<ModuleAccess> modules;
  Effect effect = Effect::allow;
  bool inherits = true;  // reaches what lies below
  std::optional<Timestamp> starts_at;
  std::optional<Timestamp> ends_at;
  GrantSource source = GrantSource::manual;
  std::string reason;
};

extern const Entity kGrants;
constexpr const Entity& entity_of(const AccessGrant*) { return kGrants; }
