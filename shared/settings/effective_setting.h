#pragma once

#include "model/workspace.h"
#include "settings/setting_key.h"
#include "settings/setting_value.h"

// What holds at a place, and where that comes from: the narrowest scope that sets it, unless a wider one is locked.
struct EffectiveSetting {
  std::int64_t value = 0;
  std::optional<SettingValue> origin;  // nothing: the standard value
};
Result<EffectiveSetting> effective_setting(Workspace&, const SettingKey&, const Place&);
