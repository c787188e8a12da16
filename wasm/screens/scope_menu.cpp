#include "screens/scope_menu.h"

#include <algorithm>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "records/session.h"
#include "ui/popup.h"

namespace {

constexpr const char* kSetting = "scope";

ChosenScope chosen;
bool read_once = false;

// The places where the person holds something, the widest first.
std::vector<ChosenScope> scopes() {
  std::vector<ChosenScope> out;
  for (const Grant& grant : records::session().subject().grants) {
    const auto same = [&](const ChosenScope& s) { return s.level == grant.level && s.id == grant.scope; };
    if (grant.deny || std::any_of(out.begin(), out.end(), same)) continue;
    const bool platform = grant.level == ScopeLevel::platform;
    out.push_back({grant.level, grant.scope, platform ? std::string("Platform") : grant.scope_name});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const ChosenScope& a, const ChosenScope& b) { return a.level < b.level; });
  return out;
}

const char* icon_of(ScopeLevel level) {
  constexpr const char* kIcons[kScopeLevels] = {icon::kGlobe, icon::kOrganisation, icon::kCluster, icon::kHotel,
                                                icon::kDepartment};
  return kIcons[static_cast<std::size_t>(level)];
}

const Entity* entity_of_level(ScopeLevel level) {
  for (const Entity* entity : records::catalogue().entities())
    if (level != ScopeLevel::platform && entity->scope == level) return entity;
  return nullptr;
}

}  // namespace

const ChosenScope& chosen_scope() {
  if (read_once || !records::session().ready()) return chosen;
  read_once = true;
  const std::string saved = platform::load_setting(kSetting);
  const std::vector<ChosenScope> all = scopes();
  if (!all.empty()) chosen = all.front();
  for (const ChosenScope& scope : all)
    if (to_text(scope.id) == saved) chosen = scope;
  return chosen;
}

std::string scope_name() { return chosen_scope().name; }

void draw_scope_menu(App& app, const ImRect& anchor, bool pressed) {
  const ImGuiID id = ImHashStr("scope menu");
  if (pressed) ui::open_popup(id);
  const std::vector<ChosenScope> all = scopes();
  std::vector<ui::MenuItem> items;
  for (const ChosenScope& scope : all)
    items.push_back({.icon = icon_of(scope.level),
                     .label = scope.name,
                     .checked = scope.id == chosen.id && scope.level == chosen.level});
  const int at = ui::menu(id, anchor, items.data(), static_cast<int>(items.size()));
  if (at < 0) return;
  chosen = all[static_cast<std::size_t>(at)];
  platform::save_setting(kSetting, to_text(chosen.id));
  const Entity* entity = entity_of_level(chosen.level);
  app.go(entity ? "/app/hierarchy" + records::screen_path(*entity, to_text(chosen.id)).substr(4) : "/app");
}
