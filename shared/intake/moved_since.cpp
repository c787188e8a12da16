#include "intake/moved_since.h"

#include <algorithm>

#include "model/catalogue.h"

namespace {

constexpr std::size_t kRowsPerQuery = 500;

using Ids = std::vector<Uuid>;

bool holds(const Ids& sorted, const Uuid& id) { return std::binary_search(sorted.begin(), sorted.end(), id); }

std::string record_name(const Entity& entity, const Uuid& id) { return std::string(entity.name) + "/" + to_text(id); }

Outcome find_changed(const std::vector<ImportStep>& steps, Workspace& workspace, std::vector<Fault>& faults) {
  for (const ImportStep& step : steps) {
    Row row(*step.entity);
    const bool found = TRY(workspace.fetch(*step.entity, step.id, row.data()));
    const bool archived = found && row.record().archived_at;
    if (!found || row.record().version == step.version || (archived && step.verb == Verb::created)) continue;
    faults.push_back(
        {record_name(*step.entity, step.id), step.entity->title_of(row.data()) + " was changed after the import"});
  }
  return Done{};
}

// Rows of an organisation that point into the import and are no part of it.
Outcome find_added(const Entity& entity, const Field& field, const Ids& targets, const Ids& own, Workspace& workspace,
                   std::vector<Fault>& faults) {
  for (std::size_t from = 0; from < targets.size(); from += kRowsPerQuery) {
    Json::Array some;
    for (std::size_t i = from; i < std::min(from + kRowsPerQuery, targets.size()); ++i)
      some.push_back(to_text(targets[i]));
    const Query query{.where = {{&field, Op::in, std::move(some)}}};
    TRY(workspace.select(entity, query, [&](const void* row) {
      const Uuid& id = record_of(row).id;
      if (!holds(own, id))
        faults.push_back({record_name(entity, id),
                          std::string(entity.label) + " \"" + entity.title_of(row) + "\" was added after the import"});
    }));
  }
  return Done{};
}

}  // namespace

Result<std::vector<Fault>> moved_since(const std::vector<ImportStep>& steps, Workspace& workspace) {
  std::vector<Fault> faults;
  TRY(find_changed(steps, workspace, faults));
  std::map<const Entity*, Ids> made;
  Ids own;
  for (const ImportStep& step : steps) {
    own.push_back(step.id);
    if (step.verb == Verb::created) made[step.entity].push_back(step.id);
  }
  std::sort(own.begin(), own.end());
  for (const Entity* entity : workspace.catalogue().entities()) {
    if (!entity->tenant_owned) continue;
    for (const Field& field : entity->fields)
      if (field.kind() == Kind::reference && field.target && made.contains(field.target))
        TRY(find_added(*entity, field, made[field.target], own, workspace, faults));
  }
  return faults;
}
