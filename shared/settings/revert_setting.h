#pragma once

#include "model/action.h"
#include "settings/setting_value.h"

// Sets a setting to what it was at one of its versions, also when it has been taken away since.
struct RevertSetting {
  Id<SettingValue> setting_value_id;
  std::int64_t to_version = 0;
};
extern const Shape kRevertSettingInput;
constexpr const Shape& shape_of(const RevertSetting*) { return kRevertSettingInput; }
extern const Action kRevertSetting;
