#include <algorithm>

#include "identity/user.h"
#include "intake/intake_state.h"
#include "intake/run_clusters.h"
#include "model/action.h"
#include "tenancy/business_unit.h"

namespace {

constexpr std::string_view kImportPermission = "imports.apply";

// A fault of the record, not of the machine.
bool is_refusal(Code code) { return code != Code::internal && code != Code::unavailable && code != Code::limited; }

void refuse(IntakeState& state, const Sheet& sheet, Draft& draft, Error error) {
  if (error.faults.empty()) error.faults.push_back({"", error.message});
  for (Fault& fault : error.faults) {
    const FileColumn* column = sheet.type->column_of_wire(fault.field);
    draft.faults.push_back({column ? std::string(column->name) : fault.field, std::move(fault.message)});
  }
  draft.verdict = IntakeVerdict::error;
  state.refused.insert(draft.row.record().id);
}

bool names_refused(const IntakeState& state, const Sheet& sheet, const Draft& draft) {
  if (state.refused.empty()) return false;
  return std::any_of(sheet.type->columns.begin(), sheet.type->columns.end(), [&](const FileColumn& column) {
    const Field* field = sheet.type->entity->find(column.field);
    return column.names && field && state.refused.contains(*static_cast<const Uuid*>(field->in(draft.row.data())));
  });
}

// The scopes in which a new row is made: its owner, or for a person the hotels where these files assign them. The nil
// scope is the platform.
std::vector<Uuid> scopes_of_new(const IntakeState& state, const Entity& entity, const Row& row) {
  if (const Field* home = entity.home_field()) return {*static_cast<const Uuid*>(home->in(row.data()))};
  const auto [from, to] = state.hotels_of.equal_range(row.record().id);
  if (&entity != &kUsers || from == to) return {Uuid()};
  std::vector<Uuid> hotels;
  for (auto at = from; at != to; ++at) hotels.push_back(at->second);
  return hotels;
}

Outcome may_create(IntakeState& state, const Entity& entity, const Row& row, std::set<Uuid>& allowed) {
  const Entity& scope = entity.home_field() ? *entity.home_field()->target : kBusinessUnits;
  for (const Uuid& id : scopes_of_new(state, entity, row)) {
    if (allowed.contains(id)) continue;
    const Place place = id.is_nil() ? Place() : TRY(state.workspace.place_of_scope(scope, id));
    TRY(authorise_import(state, entity, {place}, "create"));
    allowed.insert(id);
  }
  return Done{};
}

Result<Row> save_changed(IntakeState& state, const Sheet& sheet, Draft& draft) {
  const Entity& entity = *sheet.type->entity;
  TRY(authorise_import(state, entity, TRY(state.workspace.places_of(entity, draft.stored->data())), "change"));
  Row changed = *draft.stored;
  for (const FileColumn& column : sheet.type->columns) {
    const Field* field = entity.find(column.field);
    if (field && sheet.gives(draft, column)) field->write(changed.data(), field->read(draft.row.data()));
  }
  TRY(state.workspace.save(entity, changed.data()));
  return changed;
}

}  // namespace

Outcome authorise_import(IntakeState& state, const Entity& entity, const std::vector<Place>& places,
                         std::string_view verb) {
  TRY(authorise_at(kImportPermission, places, state.workspace));
  return authorise_at(std::string(entity.name) + "." + std::string(verb), places, state.workspace);
}

Outcome save_records(IntakeState& state, Sheet& sheet, DuplicateMode mode, IntakeReport& report) {
  const Entity& entity = *sheet.type->entity;
  std::set<Uuid> allowed;  // scopes in which the actor may make such rows
  const auto save = [&](Draft& draft) -> Outcome {
    if (draft.verdict == IntakeVerdict::changed)
      return save_clusters(state, sheet, draft, TRY(save_changed(state, sheet, draft)));
    TRY(may_create(state, entity, draft.row, allowed));
    TRY(state.workspace.save(entity, draft.row.data()));
    return save_clusters(state, sheet, draft, draft.row);
  };
  for (Draft& draft : sheet.drafts) {
    const bool wanted = draft.verdict == IntakeVerdict::fresh ||
                        (draft.verdict == IntakeVerdict::changed && mode == DuplicateMode::update);
    if (!wanted || draft.blocked || names_refused(state, sheet, draft)) continue;
    auto saved = save(draft);
    if (saved) ++(draft.verdict == IntakeVerdict::fresh ? report.created : report.updated);
    else if (is_refusal(saved.error().code)) refuse(state, sheet, draft, std::move(saved).error());
    else return saved;
  }
  return Done{};
}
