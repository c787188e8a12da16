#include "settings/setting_key.h"

constinit const SettingKey kSessionIdleHours{
    "session.idle_hours", "Hours without use before a session ends", "hours", 1, 24, 8, ScopeLevel::platform};
constinit const SettingKey kSessionHours{
    "session.hours", "Hours before a session ends in any case", "hours", 1, 168, 24, ScopeLevel::platform};
constinit const SettingKey kPasswordLinkHours{
    "password_link.hours", "Hours for which a password link works", "hours", 1, 168, 72, ScopeLevel::platform};
constinit const SettingKey kExpiringDays{"subscriptions.expiring_days",
                                         "Days before its end from which a subscription counts as expiring",
                                         "days",
                                         1,
                                         180,
                                         30,
                                         ScopeLevel::business_unit};

std::span<const SettingKey* const> setting_keys() {
  static constexpr const SettingKey* kAll[] = {&kSessionIdleHours, &kSessionHours, &kPasswordLinkHours, &kExpiringDays};
  return kAll;
}

const SettingKey* find_setting_key(std::string_view key) {
  for (const SettingKey* known : setting_keys())
    if (known->key == key) return known;
  return nullptr;
}
