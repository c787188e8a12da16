#include "api/explain.h"

namespace {

// The row that the action was to act on, as its input names it.
Result<std::optional<Row>> find_target(Workspace& workspace, const Action& action, const Json& input) {
  const Field* f = action.input && !action.target.empty() ? action.input->find(action.target) : nullptr;
  const Entity& entity = f ? *f->target : *action.subject;
  const auto id = parse_uuid(input.text(f ? f->wire : "id"));
  Row row(entity);
  if (!id || !TRY(workspace.fetch(entity, *id, row.data()))) return std::optional<Row>();
  return std::optional<Row>(std::move(row));
}

Result<std::string> name_of_place(Workspace& workspace, const Place& place) {
  for (const Entity* entity : workspace.catalogue().entities()) {
    if (place.level() == ScopeLevel::platform || entity->scope != place.level()) continue;
    Row row(*entity);
    if (TRY(workspace.fetch(*entity, place.at(place.level()), row.data()))) return entity->title_of(row.data());
  }
  return std::string("the platform");
}

// As /api/why names it: by the row where that lies there, else by the place itself.
Result<std::string> name_for(Workspace& workspace, const Action& action, const Json& input, const Place& place) {
  const auto target = TRY(find_target(workspace, action, input));
  if (!target) return name_of_place(workspace, place);
  for (const Place& own : TRY(workspace.places_of(target->entity(), target->data())))
    if (own == place) return target->entity().title_of(target->data());
  return name_of_place(workspace, place);
}

}  // namespace

void explain_refusal(const Api& api, Workspace& workspace, const Subject& subject, const Action& action,
                     const Json& input, Error& error) {
  const Workspace::Refused& refused = workspace.refused();
  if (error.code != Code::forbidden || refused.permission.empty()) return;
  const auto name = name_for(workspace, action, input, refused.place);
  const Question question{.permission = refused.permission,
                          .words = api.catalogue.label_of(refused.permission),
                          .place = refused.place,
                          .place_name = name ? std::string_view(*name) : std::string_view()};
  Decision d = decide(subject, question, workspace.now());
  if (d.code != error.reason) return;  // refused for something else since
  add_remedies(api, subject, question, workspace.now(), d);
  error.message = std::move(d.sentence);
  error.trace = std::move(d.trace);
  error.remedies = std::move(d.remedies);
}
