#include "intake/import_steps.h"

#include <algorithm>

#include "model/catalogue.h"

namespace {

// The version that each row has now.
Result<std::map<Uuid, std::int64_t>> versions(Workspace& workspace) {
  std::map<Uuid, std::int64_t> out;
  for (const Change& change : workspace.changes().changes) {
    const auto [at, first] = out.try_emplace(change.id, 0);
    if (!first || change.verb == Verb::created) {
      ++at->second;
      continue;
    }
    Row row(*change.entity);
    if (TRY(workspace.fetch(*change.entity, change.id, row.data()))) at->second = row.record().version;
  }
  return out;
}

Error unreadable() { return {.code = Code::internal, .message = "What this import did cannot be read."}; }

Result<ImportStep> read_step(const Json& json, const Catalogue& catalogue) {
  const auto* parts = json.if_array();
  if (!parts || parts->size() != 5 || !(*parts)[0].if_text() || !(*parts)[1].if_text() || !(*parts)[2].if_int() ||
      !(*parts)[3].if_text())
    return unreadable();
  const Entity* entity = catalogue.find_entity(*(*parts)[0].if_text());
  const auto id = parse_uuid(*(*parts)[1].if_text());
  const auto verb = std::find(names_of<Verb>.begin(), names_of<Verb>.end(), *(*parts)[3].if_text());
  if (!entity || !id || verb == names_of<Verb>.end()) return unreadable();
  return ImportStep{entity, *id, *(*parts)[2].if_int(), static_cast<Verb>(verb - names_of<Verb>.begin()), (*parts)[4]};
}

}  // namespace

Result<std::string> write_steps(Workspace& workspace) {
  const auto version = TRY(versions(workspace));
  Json::Array steps;
  for (const Change& change : workspace.changes().changes) {
    Json before;
    if (change.verb == Verb::changed) {
      before = Json::object();
      for (const FieldChange& f : change.fields) before.set(f.field->name, f.before);
    }
    steps.push_back(Json::Array{change.entity->name, to_text(change.id), version.at(change.id), to_name(change.verb),
                                std::move(before)});
  }
  return to_json_text(steps);
}

Result<std::vector<ImportStep>> read_steps(const std::string& text, const Catalogue& catalogue) {
  const Json json = TRY(parse_json(text, {.bytes = std::size_t{1} << 30}));
  if (!json.if_array()) return unreadable();
  std::vector<ImportStep> steps;
  for (const Json& step : *json.if_array()) steps.push_back(TRY(read_step(step, catalogue)));
  return steps;
}
