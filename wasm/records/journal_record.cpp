#include "records/journal_list.h"
#include "records/plan_view.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "ui/disclosure.h"
#include "ui/layout.h"
#include "ui/marks.h"

namespace records {
namespace {

// {"name": {"before": …, "after": …}} as the list that a plan has.
Json as_list(const Json& target, const Entity* entity) {
  Json out = Json::array();
  const Json* fields = target.find("fields");
  if (!fields || !fields->if_object()) return fields && fields->if_array() ? *fields : out;
  for (const auto& member : *fields->if_object()) {
    const Field* f = entity ? find_column_wire(*entity, member.name) : nullptr;
    Json item = Json::Object{{"field", member.name}, {"label", f ? std::string(f->label) : words_of(member.name)}};
    if (const Json* before = member.value.find("before"); before && !before->is_null()) item.set("before", *before);
    if (const Json* after = member.value.find("after"); after && !after->is_null()) item.set("after", *after);
    out.push(std::move(item));
  }
  return out;
}

void draw_target(const Json& target, bool alone) {
  const Entity* entity = catalogue().find_entity(target.text("resource"));
  if (!alone) {
    const std::string what = entity ? std::string(entity->label) : std::string(target.text("resource"));
    ui::text(what + " " + std::string(target.text("title")) + " was " + std::string(target.text("verb")),
             ui::Face::strong);
    if (entity && session().appearance(*entity))
      place_link("Open " + lower_first(entity->label), screen_path(*entity, target.text("id")));
  }
  draw_changes(as_list(target, entity), entity);
}

// What the action was about: a target of its own resource, else the first.
const Json* main_target(const Json& record) {
  const std::string_view action = record.text("action");
  const std::string_view resource = action.substr(0, action.find('.'));
  for (const Json& target : record.items("targets"))
    if (target.text("resource") == resource) return &target;
  return record.items("targets").empty() ? nullptr : &record.items("targets").front();
}

}  // namespace

std::string journal_deed(const Json& record) {
  std::string what(record.text("summary"));
  const std::string_view name = record.text("action");
  if (!what.empty()) return what;
  const Action* action = catalogue().find_action(name);
  return action ? std::string(action->label) : words_of(name.substr(name.find('.') + 1));
}

std::string journal_sentence(const Json& record) {
  return std::string(record.text("actorName")) + ": " + journal_deed(record);
}

std::string journal_difference(const Json& record) {
  const Json* target = main_target(record);
  if (!target) return {};
  const Entity* entity = catalogue().find_entity(target->text("resource"));
  const std::string what = (entity ? std::string(entity->label) : words_of(target->text("resource"))) + " " +
                           std::string(target->text("title"));
  const auto more = static_cast<std::int64_t>(record.items("targets").size()) - 1;
  const std::string others = more > 0 ? ", and " + count_of(more, "other", "others") : "";
  if (target->text("verb") != "changed") return what + " " + std::string(target->text("verb")) + others;
  std::string out;
  const Json fields = as_list(*target, entity);
  for (const Json& item : *fields.if_array())
    out += (out.empty() ? "" : "; ") + std::string(item.text("label")) + ": " + sentence_of_change(item, entity);
  return out + others;
}

void draw_journal_targets(const Json& record, std::string_view only) {
  constexpr int kShown = 30;
  int left = kShown;
  for (const Json& target : record.items("targets")) {
    if (!only.empty() && target.text("id") != only) continue;
    if (left-- == 0) break;
    draw_target(target, !only.empty());
  }
  const auto more = static_cast<std::int64_t>(record.items("targets").size()) - kShown;
  if (only.empty() && more > 0) ui::muted("and " + count_of(more, "other record", "other records"));
}

void draw_journal_record(const Json& record, std::string_view only) {
  const std::string key = std::string(record.text("tenant")) + std::to_string(record.integer("seq"));
  const bool open = ui::begin_disclosure(journal_sentence(record), key, false);
  ui::muted(format_moment(record.text("at")), ui::Face::small);
  if (open) {
    if (!record.text("reason").empty()) ui::text("Reason: " + std::string(record.text("reason")));
    draw_journal_targets(record, only);
    if (!record.text("requestId").empty())
      ui::muted("Request " + std::string(record.text("requestId")), ui::Face::small);
  }
  ui::end_disclosure();
  ui::gap(1);
}

}  // namespace records
