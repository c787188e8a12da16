#include "records/plan_view.h"

#include <algorithm>
#include <map>

#include "core/money.h"
#include "fonts/icons.h"
#include "records/deed_progress.h"
#include "records/name_of_record.h"
#include "records/plan_flips.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/dialog.h"
#include "ui/disclosure.h"
#include "ui/fact.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/states.h"

namespace records {
namespace {

std::string side(const Json* value, const Entity* entity, const Field* f) {
  if (!value || value->is_null()) return "\u2014";
  if (!f) return value->if_text() ? *value->if_text() : to_json_text(*value);
  if (f->target && value->if_text()) {
    const std::string& name = name_of_record(*f->target, *value->if_text());
    return name.empty() ? value->if_text()->substr(0, 8) : name;
  }
  Json row = Json::object();
  row.set(f->wire, *value);
  const std::string shown = show_value(*entity, *f, row);
  return shown.empty() ? "\u2014" : shown;
}

theme::Tone tone_of_verb(std::string_view verb) {
  return verb == "created" || verb == "restored" ? theme::Tone::positive
         : verb == "archived"                    ? theme::Tone::danger
                                                 : theme::Tone::information;
}

struct Group {
  const Entity* entity;
  std::string label;
  std::string_view verb;
  std::vector<const Json*> changes;
};

std::vector<Group> groups_of(const Json& plan) {
  std::vector<Group> groups;
  for (const Json& change : plan.items("changes")) {
    const Entity* entity = catalogue().find_entity(change.text("resource"));
    Group* at = nullptr;
    for (Group& group : groups)
      if (group.entity == entity && group.verb == change.text("verb")) at = &group;
    if (!at) at = &groups.emplace_back(Group{entity, std::string(change.text("label")), change.text("verb"), {}});
    at->changes.push_back(&change);
  }
  return groups;
}

void draw_one(const Json& change, const Entity* entity) {
  const std::string title(change.text("title"));
  if (ui::begin_disclosure(title.empty() ? change.text("label") : std::string_view(title), change.text("id"), false)) {
    draw_changes(change.find("fields") ? *change.find("fields") : Json::array(), entity);
    const bool stored = change.text("verb") != "created";
    if (entity && stored) {
      ui::gap(1);
      place_link("Open " + lower_first(entity->label), screen_path(*entity, change.text("id")));
    }
  }
  ui::end_disclosure();
}

void draw_group(const Group& group) {
  const auto count = static_cast<std::int64_t>(group.changes.size());
  const std::string many = group.entity ? lower_first(group.entity->plural) : group.label;
  const std::string one = group.entity ? lower_first(group.entity->label) : group.label;
  ui::badge(words_of(group.verb), tone_of_verb(group.verb));
  ui::beside(2);
  ui::text(count_of(count, one, many), ui::Face::strong);
  ui::gap(1);
  constexpr std::size_t kShown = 50;
  for (std::size_t i = 0; i < group.changes.size() && i < kShown; ++i) draw_one(*group.changes[i], group.entity);
  if (group.changes.size() > kShown) ui::muted("and " + std::to_string(group.changes.size() - kShown) + " more");
  ui::gap(2);
}

}  // namespace

std::string sentence_of_change(const Json& item, const Entity* entity) {
  const Field* f = entity ? find_column_wire(*entity, item.text("field")) : nullptr;
  const Json* before = item.find("before");
  const std::string after = side(item.find("after"), entity, f);
  return before ? side(before, entity, f) + " \u2192 " + after : after;
}

void draw_changes(const Json& fields, const Entity* entity) {
  if (!fields.if_array()) return;
  for (const Json& item : *fields.if_array()) {
    ui::fact(item.text("label"));
    ui::text(sentence_of_change(item, entity));
    ui::gap(1);
  }
}

bool plan_is_empty(const Json& plan) {
  return plan.items("changes").empty() && plan.items("charges").empty() && plan.items("told").empty();
}

void draw_plan(const Json& plan) {
  if (plan_is_empty(plan)) {
    ui::text("This would change nothing: everything is like that already.");
    return;
  }
  ui::text(plan.text("summary"), ui::Face::strong);
  ui::gap(3);
  for (const Group& group : groups_of(plan)) draw_group(group);
  draw_flips(plan);
  if (!plan.items("told").empty()) {
    ui::heading(3, "Who is told");
    for (const Json& told : plan.items("told"))
      ui::text(std::string(told.text("name")) + ": " + std::string(told.text("text")));
    ui::gap(2);
  }
  if (plan.items("charges").empty()) return;
  ui::heading(3, "What it costs");
  for (const Json& charge : plan.items("charges"))
    ui::text(std::string(charge.text("text")) + ": " +
             format_money({charge.integer("amount")}, charge.text("currency")));
  ui::gap(2);
}

bool draw_plan_dialog(Deed& deed, const Json& input, std::string_view name, bool& open, std::string_view applying) {
  if (!ui::begin_dialog("What this will do", open, theme::grid(150))) return false;
  const float most = std::min(ImGui::GetIO().DisplaySize.y * 0.6F, theme::grid(110));
  ui::begin_scroll("plan", {ui::available(), most}, 0);
  if (deed.busy()) {  // in here, so that the buttons stay where they are
    draw_progress(deed, deed.state() == DeedState::applying ? applying : "Working out what this will do");
    ui::gap(3);
  }
  if (deed.plan_is_new()) {
    ui::toned("Something has changed since you looked. This is the plan now.", ui::Tone::warning, ui::Face::strong);
    ui::gap(2);
  }
  if (deed.problem() && deed.state() == DeedState::refused) draw_problem(deed.problem());
  else if (deed.state() != DeedState::planning) draw_plan(deed.planned());
  ui::end_scroll();
  ui::gap(3);
  const bool ready = deed.state() == DeedState::planned && !plan_is_empty(deed.planned());
  const ui::ButtonOptions apply{
      .look = ui::Look::primary,
      .disabled_because = ready || deed.busy() ? std::string_view() : std::string_view("There is nothing to apply."),
      .busy = deed.busy()};
  ui::push_to_right(ui::button_width("Cancel") + ui::button_width(name, apply) + theme::grid(2));
  if (ui::button("Cancel")) open = false;
  ui::beside();
  const bool entered = ImGui::GetIO().KeyCtrl && ui::key(ImGuiKey_Enter, false);
  const bool pressed = (ui::button(name, apply) || entered) && ready;
  if (pressed) deed.apply(input);
  ui::end_dialog();
  return pressed;
}

}  // namespace records
