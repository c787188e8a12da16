#include "records/deed.h"
#include "records/journal_list.h"
#include "records/plan_view.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/words.h"
#include "screens/record_views.h"
#include "settings/revert_setting.h"
#include "settings/setting_key.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/states.h"
#include "ui/toast.h"

namespace {

struct Versions {
  std::string setting;
  std::int64_t version = -1;
  records::JournalList journal;
  records::Deed deed;
  Json input;
  bool planning = false;
};

Versions& versions() {
  static Versions only;
  return only;
}

struct Value {
  std::int64_t value = 0;
  bool locked = false;

  void take_back(const Json& target) {
    const Json* fields = target.find("fields");
    const Json* number = fields ? fields->find("value") : nullptr;
    const Json* lock = fields ? fields->find("locked") : nullptr;
    if (number && number->find("before")) value = number->integer("before");
    if (lock && lock->find("before") && lock->find("before")->if_bool()) locked = *lock->find("before")->if_bool();
  }
  std::string in_words(std::string_view key) const {
    const SettingKey* known = find_setting_key(key);
    return std::to_string(value) + (known ? " " + std::string(known->unit) : "") + (locked ? ", locked" : "");
  }
};

const Json* target_of(const Json& record, std::string_view id) {
  for (const Json& target : record.items("targets"))
    if (target.text("id") == id) return &target;
  return nullptr;
}

bool is_true(const Json& row, std::string_view key) {
  const Json* value = row.find(key);
  return value && value->if_bool() && *value->if_bool();
}

void revert(Versions& v, const Json& setting, std::int64_t version) {
  v.input = Json::Object{{"toVersion", version}};
  v.deed.begin(kRevertSetting, setting.text("id"), "\"" + std::to_string(setting.integer("version")) + "\"");
  v.deed.plan(v.input);
  v.planning = true;
}

void draw_version(Versions& v, const Json& setting, const Json& record, std::int64_t version, const Value& value,
                  std::string_view verb) {
  const bool now = version == setting.integer("version"), removed = verb == "archived";
  ui::text("Version " + std::to_string(version) + ": " +
               (removed ? std::string("removed") : value.in_words(setting.text("key"))),
           ui::Face::strong);
  ui::muted(std::string(record.text("actorName")) + ", " + records::format_moment(record.text("at")), ui::Face::small);
  if (now) ui::toned("As it is now", ui::Tone::accent, ui::Face::small);
  else if (!removed &&
           ui::button("Revert to this",
                      {.name = "Revert to version " + std::to_string(version), .small = true, .busy = v.deed.busy()}))
    revert(v, setting, version);
  ui::gap(3);
}

}  // namespace

// What the setting was, version by version, each a press away from holding again.
void draw_setting_versions(const Json& setting, const records::SidePlace&) {
  Versions& v = versions();
  const std::string id(setting.text("id"));
  v.journal.ask("resource=setting_values&target=" + id);
  if (v.setting == id && v.version != setting.integer("version")) v.journal.refresh();
  v.setting = id;
  v.version = setting.integer("version");
  v.journal.poll();
  if (v.deed.poll() && v.deed.state() == records::DeedState::done) {
    ui::toast("The setting was reverted.");
    v.planning = false;
    v.deed.close();
  }
  if (const SettingKey* key = find_setting_key(setting.text("key"))) {
    ui::text(key->label, ui::Face::strong);
    ui::muted("From " + std::to_string(key->low) + " to " + std::to_string(key->high) + " " + std::string(key->unit) +
                  "; " + std::to_string(key->standard) + " where nothing is set.",
              ui::Face::small);
    ui::gap(3);
  }
  if (v.journal.loading()) return ui::skeleton(v.journal.since(), 4);
  if (v.journal.problem()) return records::draw_problem(v.journal.problem());
  Value value{setting.integer("value"), is_true(setting, "locked")};
  std::int64_t version = v.version;
  for (const Json& record : v.journal.items()) {
    const Json* target = target_of(record, id);
    if (!target || version < 1) continue;
    ui::push_id(std::to_string(version));
    draw_version(v, setting, record, version, value, target->text("verb"));
    ImGui::PopID();
    value.take_back(*target);
    --version;
  }
  if (v.journal.has_more() && ui::button("Show earlier", {.small = true})) v.journal.more();
  if (v.planning) records::draw_plan_dialog(v.deed, v.input, "Revert setting", v.planning);
}
