#pragma once

#include "model/workspace.h"

// published: sold. retired: no longer sold, kept by those who have it.
enum class PlanState : std::uint8_t { draft, published, retired };

// Something to sell. What it costs and contains stands in its versions.
struct Plan : Record {
  std::string code;
  std::string name;
  std::string description;
  PlanState state = PlanState::draft;
};
extern const Entity kPlans;
constexpr const Entity& entity_of(const Plan*) { return kPlans; }
