#pragma once

#include "access/access_grant.h"
#include "model/action.h"

struct SetPlatformRole {
  Id<User> user_id;
  std::optional<PlatformRole> platform_role;
  std::vector<Id<Cluster>> clusters;  // all that a cluster administrator runs from now on
};
extern const Shape kSetPlatformRoleInput;
constexpr const Shape& shape_of(const SetPlatformRole*) { return kSetPlatformRoleInput; }
extern const Action kSetPlatformRole;
