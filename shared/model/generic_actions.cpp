#include <algorithm>

#include "model/action.h"
#include "model/touched.h"

namespace {

Error faulty(std::vector<Fault> faults) {
  return {.code = Code::invalid, .message = "Check the fields below.", .faults = std::move(faults)};
}

Error no_such(const Entity& entity) {
  return {.code = Code::missing, .message = "There is no such " + std::string(entity.label) + "."};
}

// Takes the "id" out of the input and fetches that row, if the actor may see it.
Result<Row> take_row(const Entity& entity, Json& input, Workspace& workspace) {
  const auto id = parse_uuid(input.text("id"));
  if (!id) return invalid("id", "must be an identifier");
  std::erase_if(*input.if_object(), [](const auto& member) { return member.name == "id"; });
  Row row(entity);
  if (!TRY(workspace.fetch(entity, *id, row.data())) || !TRY(may_see(entity, row.data(), workspace)))
    return no_such(entity);
  return row;
}

// What a row refers to must be visible to the actor; an unchanged reference is left in peace.
Outcome see_references(const Entity& entity, const void* before, const void* after, Workspace& workspace) {
  for (const Field& f : entity.fields) {
    if (!f.target || f.kind() != Kind::reference) continue;
    const Uuid& id = *static_cast<const Uuid*>(f.in(after));
    if (id.is_nil() || (before && id == *static_cast<const Uuid*>(f.in(before)))) continue;
    Row row(*f.target);
    if (!TRY(workspace.fetch(*f.target, id, row.data())) || !TRY(may_see(*f.target, row.data(), workspace)))
      return invalid(std::string(f.wire), "there is no such " + std::string(f.target->label));
  }
  return Done{};
}

// What is a person's own alone needs no permission: nobody else can see it.
Outcome authorise_row(const Action& action, const void* row, Workspace& workspace) {
  const Entity& entity = *action.subject;
  if (!entity.person.empty() && TRY(may_see(entity, row, workspace))) return Done{};
  return authorise_at(action.permission.name, TRY(workspace.places_of(entity, row)), workspace);
}

// True when people will know the scope by something else.
bool is_renamed(const Entity& entity, const Workspace& workspace) {
  if (entity.scope == ScopeLevel::platform || workspace.changes().changes.empty()) return false;
  const auto& fields = workspace.changes().changes.front().fields;
  return std::any_of(fields.begin(), fields.end(),
                     [&](const FieldChange& f) { return f.field->name == entity.title || f.field->name == "code"; });
}

void summarise(Workspace& workspace, const Action& action, const void* row) {
  if (workspace.changes().summary.empty())
    workspace.summarise(std::string(action.label) + ": " + action.subject->title_of(row) + ".");
}

}  // namespace

Result<Json> run_create(const Action& action, const Json& input, Workspace& workspace) {
  const Entity& entity = *action.subject;
  Row row(entity);
  auto faults = read_client(entity, input, row.data(), Writing::create);
  if (const Field* owner = entity.find(entity.person)) owner->write(row.data(), to_text(workspace.actor().id));
  for (Fault& fault : validate(entity, row.data())) faults.push_back(std::move(fault));
  if (!faults.empty()) return faulty(std::move(faults));
  TRY(see_references(entity, nullptr, row.data(), workspace));
  TRY(authorise_row(action, row.data(), workspace));
  TRY(workspace.save(entity, row.data()));
  workspace.emit(std::string(entity.name) + ".created", row.record().id);
  summarise(workspace, action, row.data());
  return row_json(entity, row.data());
}

Result<Json> run_change(const Action& action, const Json& given, Workspace& workspace) {
  const Entity& entity = *action.subject;
  Json input = given;
  Row row = TRY(take_row(entity, input, workspace));
  if (row.record().archived_at) return no_such(entity);
  const Row before = row;
  if (auto faults = read_client(entity, input, row.data(), Writing::change); !faults.empty())
    return faulty(std::move(faults));
  TRY(authorise_row(action, before.data(), workspace));
  TRY(see_references(entity, before.data(), row.data(), workspace));
  TRY(authorise_row(action, row.data(), workspace));
  TRY(workspace.save(entity, row.data()));
  if (!workspace.changes().changes.empty()) workspace.emit(std::string(entity.name) + ".changed", row.record().id);
  if (is_renamed(entity, workspace)) TRY(tell_touched(workspace, entity, row.record().id));
  summarise(workspace, action, row.data());
  return row_json(entity, row.data());
}

Result<Json> run_archive(const Action& action, const Json& given, Workspace& workspace) {
  const Entity& entity = *action.subject;
  Json input = given;
  Row row = TRY(take_row(entity, input, workspace));
  if (row.record().archived_at) return no_such(entity);
  TRY(authorise_row(action, row.data(), workspace));
  TRY(workspace.archive(entity, row.data()));
  workspace.emit(std::string(entity.name) + ".archived", row.record().id);
  summarise(workspace, action, row.data());
  return row_json(entity, row.data());
}

Result<Json> run_restore(const Action& action, const Json& given, Workspace& workspace) {
  const Entity& entity = *action.subject;
  Json input = given;
  Row row = TRY(take_row(entity, input, workspace));
  if (!row.record().archived_at)
    return Error{.code = Code::conflict, .message = "This " + std::string(entity.label) + " is not archived."};
  TRY(authorise_row(action, row.data(), workspace));
  TRY(workspace.restore(entity, row.data()));
  workspace.emit(std::string(entity.name) + ".restored", row.record().id);
  summarise(workspace, action, row.data());
  return row_json(entity, row.data());
}
