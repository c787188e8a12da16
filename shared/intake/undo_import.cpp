#include "intake/undo_import.h"

#include <algorithm>

#include "intake/import_steps.h"
#include "intake/moved_since.h"
#include "model/catalogue.h"

namespace {

constexpr Field kFields[] = {field<&UndoImport::import_id>("Import").references(kImports).required()};
static_assert(describes<UndoImport>(kFields));

std::string_view inverse(Verb verb) {
  return verb == Verb::created || verb == Verb::restored ? "archive" : verb == Verb::archived ? "restore" : "change";
}

// Undoing takes the permissions of doing it by hand; asked before the first step, which may move people elsewhere.
Outcome authorise_steps(const std::vector<ImportStep>& steps, Workspace& workspace) {
  std::map<std::string, std::vector<Place>> allowed;  // by permission
  for (const ImportStep& step : steps) {
    Row row(*step.entity);
    if (!TRY(workspace.fetch(*step.entity, step.id, row.data()))) continue;
    const std::string permission = std::string(step.entity->name) + "." + std::string(inverse(step.verb));
    auto& known = allowed[permission];
    for (const Place& place : TRY(workspace.places_of(*step.entity, row.data()))) {
      if (std::find(known.rbegin(), known.rend(), place) != known.rend()) continue;
      TRY(authorise_at(permission, {place}, workspace));
      known.push_back(place);
    }
  }
  return Done{};
}

Outcome undo(const ImportStep& step, Workspace& workspace) {
  Row row(*step.entity);
  if (!TRY(workspace.fetch(*step.entity, step.id, row.data()))) return Done{};
  if (step.verb != Verb::archived && row.record().archived_at) return Done{};
  if (step.verb == Verb::archived) return workspace.restore(*step.entity, row.data());
  if (step.verb != Verb::changed) return workspace.archive(*step.entity, row.data());
  for (const auto& [name, value] : *step.before.if_object())
    if (const Field* field = step.entity->find(name)) field->write(row.data(), value);
  return workspace.save(*step.entity, row.data());
}

Result<Json> run(const UndoImport& input, Workspace& workspace) {
  TRY(workspace.lock(input.import_id));
  Import import = TRY(workspace.load(input.import_id));
  if (import.state == ImportState::undone)
    return Error{.code = Code::conflict, .message = "This import is undone already.", .reason = "already_undone"};
  Query query;
  query.equal<&ImportContents::import_id>(input.import_id);
  const auto contents = TRY(workspace.find_one<ImportContents>(query));
  if (!contents) return Error{.code = Code::internal, .message = "What this import did was not kept."};
  const auto steps = TRY(read_steps(contents->steps, workspace.catalogue()));
  if (auto moved = TRY(moved_since(steps, workspace)); !moved.empty())
    return Error{.code = Code::conflict,
                 .message = "Some of it was changed after the import, so it cannot be undone as a whole.",
                 .faults = std::move(moved),
                 .reason = "changed_since"};
  TRY(authorise_steps(steps, workspace));
  workspace.summarise("Undo: " + import.summary);
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) TRY(undo(*step, workspace));
  import.state = ImportState::undone;
  import.undone_at = workspace.now();
  import.undone_by = {workspace.actor().id};
  TRY(workspace.save(import));
  workspace.emit("imports.undone", import.id);
  return row_json(kImports, &import);
}

}  // namespace

constinit const Shape kUndoImportInput{"imports.undo", "Undo import", kFields};
constinit const Action kUndoImport =
    action<run>("imports.undo", "Undo import", {"imports.undo", Permission::Risk::high}, kImports,
                {.target = "import_id", .ask = Ask::plan, .icon = "undo"});
