#include "settings/revert_setting.h"

#include "settings/setting_key.h"

namespace {

using R = RevertSetting;

constexpr Field kFields[] = {
    field<&R::setting_value_id>("Setting").references(kSettingValues).required(),
    field<&R::to_version>("Version").between(1, 1'000'000'000),
};
static_assert(describes<R>(kFields));

std::string in_words(const SettingValue& setting) {
  const SettingKey* key = find_setting_key(setting.key);
  return std::to_string(setting.value) + " " + std::string(key ? key->unit : "") + (setting.locked ? ", locked" : "");
}

Result<Json> run(const R& input, Workspace& workspace) {
  SettingValue now, then;
  const Uuid& id = input.setting_value_id.value;
  if (!TRY(workspace.fetch_version(kSettingValues, id, input.to_version, &then)))
    return invalid("toVersion", "the setting never had this version");
  if (then.archived_at) return invalid("toVersion", "the setting was taken away by this version: remove it instead");
  (void)TRY(workspace.fetch(kSettingValues, id, &now));
  const SettingKey* key = find_setting_key(now.key);
  workspace.summarise(std::string(key ? key->label : now.key) + ": " + in_words(now) +
                      (now.archived_at ? " before it was removed" : "") + " becomes " + in_words(then) +
                      ", as in version " + std::to_string(input.to_version) + ".");
  now.value = then.value;
  now.locked = then.locked;
  TRY(now.archived_at ? workspace.restore(kSettingValues, &now) : workspace.save(now));
  workspace.emit("setting_values.reverted", now.id);
  return row_json(kSettingValues, &now);
}

}  // namespace

constinit const Shape kRevertSettingInput{"setting_values.revert", "Revert setting", kFields};
constinit const Action kRevertSetting =
    action<run>("setting_values.revert", "Revert setting", {"setting_values.change"}, kSettingValues,
                {.target = "setting_value_id", .ask = Ask::plan, .icon = "restore"});
