#pragma once

#include <span>
#include <string_view>

#include "core/result.h"
#include "model/place.h"

// One thing that can be set. The registry is closed: what is not in it cannot be stored. All values are whole numbers.
struct SettingKey {
  std::string_view key;    // "session.idle_hours"
  std::string_view label;  // "Hours without use before a session ends"
  std::string_view unit;   // "hours"
  std::int64_t low;
  std::int64_t high;
  std::int64_t standard;  // holds where nothing is set
  ScopeLevel deepest;     // the narrowest scope that may set it
};

extern const SettingKey kSessionIdleHours;
extern const SettingKey kSessionHours;
extern const SettingKey kPasswordLinkHours;
extern const SettingKey kExpiringDays;

std::span<const SettingKey* const> setting_keys();
const SettingKey* find_setting_key(std::string_view key);
