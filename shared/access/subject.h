#pragma once

#include "access/access_grant.h"
#include "access/role_set.h"

// A person with everything they hold at this moment: platform role, grants, assignments. What lies at an archived scope
// gives nothing. `missing` when there is no such person.
Result<Subject> load_subject(Workspace&, const Id<User>&);
Result<Subject> make_subject(Workspace&, const User&);

// What one of them gives; nothing where it lies at an archived scope.
Result<std::optional<Grant>> grant_of(Workspace&, const Assignment&);
Result<std::optional<Grant>> grant_of(Workspace&, const AccessGrant&);

// The platform itself: set-up, the worker, the command line on its own data.
Subject system_subject();

// Where a person lands after signing in: the widest thing they run.
enum class Landing : std::uint8_t { platform, cluster, hotel, department, staff };
Landing landing_of(const Subject&);
