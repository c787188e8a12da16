#include "settings/setting_value.h"

#include "settings/effective_setting.h"
#include "settings/setting_key.h"

namespace {

using S = SettingValue;

constexpr Field kFields[] = {
    field<&S::organisation_id>("Organisation").references(kOrganisations).fixed().listed().filterable(),
    field<&S::cluster_id>("Cluster").references(kClusters).fixed().listed().filterable(),
    field<&S::business_unit_id>("Hotel").references(kBusinessUnits).fixed().listed().filterable(),
    field<&S::key>("Setting").required().fixed().listed().filterable().up_to(60).help(
        "session.idle_hours, session.hours, password_link.hours or subscriptions.expiring_days"),
    field<&S::value>("Value").listed(),
    field<&S::locked>("Locked").listed().help("Nothing below may set it otherwise"),
};
static_assert(describes<S>(kFields));

Outcome check_key(const S& value, const Place& place) {
  const SettingKey* key = find_setting_key(value.key);
  if (!key) return invalid("key", "is not a setting of the platform");
  if (value.value < key->low || value.value > key->high)
    return invalid("value", "must be between " + std::to_string(key->low) + " and " + std::to_string(key->high) + " " +
                                std::string(key->unit));
  if (place.level() > key->deepest)
    return invalid("key", "is set at the level of the " + std::string(to_name(key->deepest)) + " or above");
  return Done{};
}

// One value a scope, and none below a locked one.
Outcome check_others(Workspace& workspace, const S& value, const Place& place) {
  Query query;
  query.equal<&S::key>(value.key);
  for (const S& other : TRY(workspace.find<S>(query))) {
    if (other.id == value.id) continue;
    const Place there = TRY(workspace.place_of(kSettingValues, &other));
    if (there == place)
      return Error{.code = Code::conflict,
                   .message = "This is already set there.",
                   .faults = {{"key", "is already set at this scope"}},
                   .reason = "already_set"};
    if (other.locked && place.within(there.level(), there.at(there.level())))
      return Error{.code = Code::conflict,
                   .message = "A wider scope has locked this setting.",
                   .faults = {{"value", "is locked above"}},
                   .reason = "locked_above"};
  }
  return Done{};
}

Outcome check(Workspace& workspace, const void*, void* after) {
  if (!after) return Done{};
  const S& value = *static_cast<S*>(after);
  const Place place = TRY(workspace.place_of(kSettingValues, &value));
  TRY(check_key(value, place));
  return check_others(workspace, value, place);
}

}  // namespace

constinit const Entity kSettingValues = resource<S>("setting_values", "Setting", "Platform settings", kFields)
                                            .in("organisation_id")
                                            .titled("key")
                                            .checked_by(check)
                                            .planned(Entity::Create | Entity::Change | Entity::Archive);
