#include "settings/effective_setting.h"

Result<EffectiveSetting> effective_setting(Workspace& workspace, const SettingKey& key, const Place& place) {
  EffectiveSetting found{key.standard, {}};
  ScopeLevel at = ScopeLevel::platform;
  Query query;
  query.equal<&SettingValue::key>(std::string(key.key));
  for (const SettingValue& value : TRY(workspace.find<SettingValue>(query))) {
    const Place there = TRY(workspace.place_of(kSettingValues, &value));
    const ScopeLevel level = there.level();
    if (!place.within(level, there.at(level))) continue;
    const bool wins = !found.origin || (found.origin->locked ? value.locked && level < at : value.locked || level > at);
    if (!wins) continue;
    found = {value.value, value};
    at = level;
  }
  return found;
}
