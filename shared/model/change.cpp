#include "model/change.h"

#include <algorithm>

#include "core/time.h"

namespace {

Json fields_json(const std::vector<FieldChange>& fields) {
  Json::Array out;
  for (const FieldChange& change : fields) {
    Json::Object item{{"field", change.field->wire}, {"label", change.field->label}};
    if (!change.before.is_null()) item.push_back({"before", change.before});
    if (!change.after.is_null()) item.push_back({"after", change.after});
    if (!change.before_title.empty()) item.push_back({"beforeTitle", change.before_title});
    if (!change.after_title.empty()) item.push_back({"afterTitle", change.after_title});
    out.push_back(std::move(item));
  }
  return out;
}

Json flip_json(const Flip& flip) {
  Json gains = Json::array(), loses = Json::array();
  for (const std::string& what : flip.gains) gains.push(what);
  for (const std::string& what : flip.loses) loses.push(what);
  return Json::Object{{"person", flip.person.is_nil() ? std::string() : to_text(flip.person)},
                      {"name", flip.name},
                      {"place", flip.place},
                      {"gains", std::move(gains)},
                      {"loses", std::move(loses)}};
}

void replace(Json& json, const std::vector<std::pair<std::string, std::string>>& table) {
  if (auto* items = json.if_array()) {
    for (Json& item : *items) replace(item, table);
  } else if (auto* members = json.if_object()) {
    for (auto& member : *members) replace(member.value, table);
  } else if (const auto* text = json.if_text()) {
    const auto found = std::lower_bound(table.begin(), table.end(), *text,
                                        [](const auto& row, const std::string& wanted) { return row.first < wanted; });
    if (found != table.end() && found->first == *text) json = Json(found->second);
  }
}

}  // namespace

Json difference_json(const Change& change) {
  Json::Object out;
  for (const FieldChange& f : change.fields)
    out.push_back({std::string(f.field->wire), Json::Object{{"before", f.before}, {"after", f.after}}});
  return out;
}

Json to_json(const ChangeSet& set) {
  Json::Array changes, events, told, charges, flips, touched;
  for (const Change& c : set.changes) {
    Json::Object item{{"resource", c.entity->name}, {"label", c.entity->label}, {"id", to_text(c.id)},
                      {"title", c.title},           {"verb", to_name(c.verb)},  {"fields", fields_json(c.fields)}};
    if (c.secret) item.push_back({"secret", true});
    changes.push_back(std::move(item));
  }
  for (const Event& e : set.events) events.push_back(Json::Object{{"name", e.name}, {"subject", to_text(e.subject)}});
  for (const Told& t : set.told)
    told.push_back(Json::Object{{"person", to_text(t.person)}, {"name", t.name}, {"text", t.text}});
  for (const Charge& c : set.charges)
    charges.push_back(Json::Object{{"text", c.text}, {"amount", c.amount.minor}, {"currency", c.currency}});
  for (const Flip& f : set.flips) flips.push_back(flip_json(f));
  for (const Touched& t : set.touched)
    touched.push_back(Json::Object{
        {"resource", t.entity->name}, {"id", t.id.is_nil() ? std::string() : to_text(t.id)}, {"text", t.text}});
  return Json::Object{{"summary", set.summary},       {"changes", std::move(changes)}, {"events", std::move(events)},
                      {"told", std::move(told)},      {"charges", std::move(charges)}, {"flips", std::move(flips)},
                      {"touched", std::move(touched)}};
}

std::string plan_text(const ChangeSet& set, const std::vector<Uuid>& made, Timestamp now) {
  std::vector<std::pair<std::string, std::string>> table;
  table.reserve(made.size() + 1);
  for (std::size_t i = 0; i < made.size(); ++i) table.emplace_back(to_text(made[i]), "#" + std::to_string(i + 1));
  table.emplace_back(format_timestamp(now), "now");
  std::sort(table.begin(), table.end());
  Json json = to_json(set);
  replace(json, table);
  return canonical_text(json);
}
