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
    if (entity && session().appearance(*entity)) place_link("Open", screen_path(*entity, target.text("id")));
  }
  draw_changes(as_list(target, entity), entity);
}

}  // namespace

std::string journal_sentence(const Json& record) {
  std::string what(record.text("summary"));
  const std::string_view name = record.text("action");
  if (what.empty()) {
    const Action* action = catalogue().find_action(name);
    what = action ? std::string(action->label) : words_of(name.substr(name.find('.') + 1));
  }
  return std::string(record.text("actorName")) + ": " + what;
}

void draw_journal_record(const Json& record, std::string_view only, void (*beneath)(const Json&)) {
  const std::string key = std::string(record.text("tenant")) + std::to_string(record.integer("seq"));
  const bool open = ui::begin_disclosure(journal_sentence(record), key, false);
  ui::muted(format_moment(record.text("at")), ui::Face::small);
  if (open) {
    if (!record.text("reason").empty()) ui::text("Reason: " + std::string(record.text("reason")));
    if (const Json* targets = record.find("targets"); targets && targets->if_array())
      for (const Json& target : *targets->if_array())
        if (only.empty() || target.text("id") == only) draw_target(target, !only.empty());
    if (!record.text("requestId").empty())
      ui::muted("Request " + std::string(record.text("requestId")), ui::Face::small);
    if (beneath != nullptr) beneath(record);
  }
  ui::end_disclosure();
  ui::gap(1);
}

}  // namespace records
