#include <algorithm>

#include "commercial/module.h"

namespace {

const Module* find(const std::vector<Module>& modules, const std::string& code) {
  const auto at = std::find_if(modules.begin(), modules.end(), [&](const Module& m) { return m.code == code; });
  return at == modules.end() ? nullptr : &*at;
}

std::string name_in(const std::vector<Module>& modules, const std::string& code) {
  const Module* module = find(modules, code);
  return module ? module->name : code;
}

std::string needs_text(const Module& module, const ModuleNeed& need, const std::vector<Module>& catalogue) {
  std::string text = module.name + (need.any_of.size() > 1 ? " needs one of " : " needs ");
  for (std::size_t i = 0; i < need.any_of.size(); ++i)
    text += (i == 0 ? "" : i + 1 == need.any_of.size() ? " or " : ", ") + name_in(catalogue, need.any_of[i]);
  return text;
}

}  // namespace

Result<std::vector<Fault>> check_modules(const std::vector<std::string>& codes, Workspace& workspace) {
  const std::vector<Module> catalogue = TRY(workspace.find<Module>({}));
  std::vector<Fault> faults;
  const auto chosen = [&](const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
  };
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const std::string at = "modules[" + std::to_string(i) + "].moduleId";
    const Module* module = find(catalogue, codes[i]);
    if (!module) {
      faults.push_back({at, "there is no module " + codes[i]});
      continue;
    }
    if (std::count(codes.begin(), codes.end(), codes[i]) > 1) faults.push_back({at, "is named twice"});
    for (const ModuleNeed& need : module->needs)
      if (std::none_of(need.any_of.begin(), need.any_of.end(), chosen))
        faults.push_back({at, needs_text(*module, need, catalogue)});
    for (const std::string& other : module->excludes)
      if (chosen(other)) faults.push_back({at, module->name + " cannot be combined with " + name_in(catalogue, other)});
  }
  return faults;
}
