#include "api/journal_query.h"

namespace {

// Of a field or a table that is no longer described nobody knows what it was.
Json without_personal(const Entity* entity, const Json& fields) {
  Json out = Json::object();
  for (const auto& [key, value] : *fields.if_object()) {
    const Field* f = entity ? entity->find_wire(key) : nullptr;
    if (!f || f->has(Field::Personal)) out.set(key, Json::Object{{"hidden", true}});
    else out.set(key, value);
  }
  return out;
}

void hide(Json& target, std::string_view key) {
  std::erase_if(*target.if_object(), [&](const auto& member) { return member.name == key; });
}

Json shown_target(const Entity* entity, Json target, bool own, bool personal) {
  if (entity && !entity->person.empty() && !own) {
    hide(target, "fields");
    target.set("title", "");
    return target;
  }
  if (personal) return target;
  if (const Json* fields = target.find("fields")) {
    Json kept = without_personal(entity, *fields);
    target.set("fields", std::move(kept));
  }
  const Field* title = entity ? entity->find(entity->title) : nullptr;
  if (title && title->has(Field::Personal)) target.set("title", "");
  return target;
}

bool is_private(const Catalogue& catalogue, const Json& target) {
  const Entity* entity = catalogue.find_entity(target.text("resource"));
  return entity && !entity->person.empty();
}

}  // namespace

Json shown_record(const Catalogue& catalogue, const Json& record, const Caller& caller) {
  const bool own = record.text("actor") == to_text(caller.subject().id);
  bool holds_private = false;
  if (!own)
    for (const Json& target : record.items("targets")) holds_private |= is_private(catalogue, target);
  if (caller.subject().personal && !holds_private) return record;

  Json out = Json::object();
  for (const auto& [key, value] : *record.if_object()) {
    if (key == "targets") {
      Json shown = Json::array();
      for (const Json& target : *value.if_array())
        shown.push(
            shown_target(catalogue.find_entity(target.text("resource")), target, own, caller.subject().personal));
      out.set(key, std::move(shown));
    } else if (key == "summary" && holds_private) {
      continue;
    } else if (key != "ip" || caller.subject().personal) {
      out.set(key, value);
    }
  }
  return out;
}
