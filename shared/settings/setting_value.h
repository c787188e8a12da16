#pragma once

#include "tenancy/business_unit.h"

// A setting's value at one scope; without an organisation it is the platform's. Where it is locked, nothing below may
// set it otherwise.
struct SettingValue : Record {
  Id<Organisation> organisation_id;
  Id<Cluster> cluster_id;
  Id<BusinessUnit> business_unit_id;
  std::string key;
  std::int64_t value = 0;
  bool locked = false;
};

extern const Entity kSettingValues;
constexpr const Entity& entity_of(const SettingValue*) { return kSettingValues; }
