#include "commercial/module.h"

#include <algorithm>

namespace {

constexpr Field kNeedFields[] = {field<&ModuleNeed::any_of>("Any one of").required().up_to(20)};
static_assert(describes<ModuleNeed>(kNeedFields));

using M = Module;

constexpr Field kFields[] = {
    field<&M::code>("Code").required().fixed().unique().up_to(64).listed().filterable().searchable(),
    field<&M::name>("Name").required().up_to(80).listed().filterable().searchable(),
    field<&M::description>("Description").long_text(500).secondary(),
    field<&M::category>("Category").listed().filterable(),
    field<&M::needs>("Needs").up_to(20).help("One module of each group must be bought as well"),
    field<&M::excludes>("Excludes").up_to(20).help("Cannot be bought together with these"),
};
static_assert(describes<M>(kFields));

bool is_code(std::string_view code) {
  return !code.empty() && code[0] >= 'a' && code[0] <= 'z' && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

Outcome check(Workspace& workspace, const void* before, void* after) {
  if (!after) {
    workspace.summarise("Plans that include this module keep it; new plans cannot.");
    return Done{};
  }
  const M& module = *static_cast<const M*>(after);
  if (!before && !is_code(module.code)) return invalid("code", "takes lower-case letters, digits and underscores");
  for (const std::string& code : module.excludes)
    if (code == module.code) return invalid("excludes", "names the module itself");
  return Done{};
}

}  // namespace

constinit const Shape kModuleNeed{"module_need", "Need", kNeedFields};
constinit const Entity kModules = resource<M>("modules", "Module", "Modules", kFields).checked_by(check).for_all();

Outcome insert_default_modules(Workspace& workspace) {
  struct Default {
    const char* code;
    const char* name;
    ModuleCategory category;
    const char* description;
  };
  using enum ModuleCategory;
  static constexpr Default kDefaults[] = {
      {"inventory", "Inventory", operations, "Stock of every store and outlet"},
      {"scheduling", "Scheduling", people, "Shifts and rosters"},
      {"maintenance", "Maintenance", operations, "Work orders and equipment"},
      {"reports", "Reports", insight, "Reports over everything the hotel uses"},
      {"finance", "Finance", back_office, "Ledgers, payables and receivables"},
      {"procurement", "Procurement", back_office, "Requests, orders and suppliers"},
  };
  for (const Default& row : kDefaults) {
    if (TRY(workspace.count<M>(Query{}.equal<&M::code>(row.code))) > 0) continue;
    M module;
    module.code = row.code;
    module.name = row.name;
    module.category = row.category;
    module.description = row.description;
    TRY(workspace.save(module));
  }
  return Done{};
}
