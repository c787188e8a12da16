#pragma once

#include <map>
#include <optional>

#include "model/catalogue.h"

// What there is to try: a tenant at home, records of its own, and records of the same kinds that are others'.
struct Specimens {
  Uuid home;
  std::string home_name;
  std::map<const Entity*, std::vector<Uuid>> own;
  std::map<const Entity*, std::vector<Uuid>> foreign;

  std::optional<Uuid> own_of(const Entity&) const;
  std::optional<Uuid> foreign_of(const Entity&) const;
};

// Looks at a few tenants and takes the one that has most kinds of records as the home. `conflict` when there are not
// two to tell apart.
Result<Specimens> find_specimens(Workspace&, const Entity& people);
