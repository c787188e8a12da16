#pragma once

#include "model/workspace.h"

enum class ModuleCategory : std::uint8_t { operations, people, insight, back_office };

struct ModuleNeed {  // satisfied by any one of these
  std::vector<std::string> any_of;
};
extern const Shape kModuleNeed;
constexpr const Shape& shape_of(const ModuleNeed*) { return kModuleNeed; }

// Something a hotel can buy and a person can be given access to. `code` is what plans and assignments name.
struct Module : Record {
  std::string code;
  std::string name;
  std::string description;
  ModuleCategory category = ModuleCategory::operations;
  std::vector<ModuleNeed> needs;      // all of these groups
  std::vector<std::string> excludes;  // none of these
};
extern const Entity kModules;
constexpr const Entity& entity_of(const Module*) { return kModules; }

// The six that a new platform knows; those that exist already stay as they are.
Outcome insert_default_modules(Workspace&);

// Why these modules cannot be sold together: unknown ones, unmet needs with what would meet them, exclusions.
Result<std::vector<Fault>> check_modules(const std::vector<std::string>& codes, Workspace&);
