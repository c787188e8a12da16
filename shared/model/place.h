#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/types.h"

// The scope tree, widest first: platform ⊃ organisation ⊃ cluster ⊃ business unit ⊃ department.
enum class ScopeLevel : std::uint8_t { platform, organisation, cluster, business_unit, department };
inline constexpr std::size_t kScopeLevels = 5;

// The fields by which a row says where it lies: its place is that of the narrowest one that is set.
inline constexpr std::array<std::string_view, kScopeLevels> kScopeFields = {"", "organisation_id", "cluster_id",
                                                                            "business_unit_id", "department_id"};

// Where something is: one id for each level down to its own, nil below. A platform-wide thing has none.
struct Place {
  std::array<Uuid, kScopeLevels> path = {};  // path[platform] stays nil

  Uuid& at(ScopeLevel level) { return path[static_cast<std::size_t>(level)]; }
  const Uuid& at(ScopeLevel level) const { return path[static_cast<std::size_t>(level)]; }
  ScopeLevel level() const {
    for (std::size_t i = kScopeLevels; i-- > 1;)
      if (!path[i].is_nil()) return static_cast<ScopeLevel>(i);
    return ScopeLevel::platform;
  }
  // True when this place is the scope, or lies below it.
  bool within(ScopeLevel scope, const Uuid& id) const { return scope == ScopeLevel::platform || at(scope) == id; }
  bool operator==(const Place&) const = default;
};
