#include "intake/intake_state.h"
#include "intake/run_clusters.h"

namespace {

void resolve(IntakeState& state, const Sheet& sheet, const FileColumn& column, Draft& draft) {
  const Field& field = *sheet.type->entity->find(column.field);
  const auto fault = [&](std::string message) {
    draft.faults.push_back({std::string(column.name), std::move(message)});
  };
  const std::string_view cell = sheet.cell(draft, column);
  if (cell.empty()) {
    if (column.required || field.has(Field::Required)) fault("is required");
    return;
  }
  const Lookup found = find_named(state, *column.names, cell);
  if (!found.fault.empty()) fault(found.fault);
  if (found.blocked) draft.blocked = true;
  if (!found.named) return;
  *static_cast<Uuid*>(field.at(draft.row.data())) = found.named->id;
  if (sheet.type->entity->home == column.field) draft.row.record().tenant = found.named->tenant;
}

}  // namespace

Lookup find_named(IntakeState& state, FileKind kind, std::string_view cell) {
  const FileType& type = file_type(kind);
  const auto& names = state.names_of_kind(kind);
  const auto found = names.find(type.handle_text(cell));
  if (found == names.end()) {
    const auto& sheet = state.sheet(kind);
    if (sheet && !sheet->faults.empty()) return {.blocked = true};
    return {.fault = "is no " + std::string(type.entity->label) + " of these files or stored before"};
  }
  if (found->second.ambiguous)
    return {.fault = "is the " + std::string(type.handle) + " of several; add " + std::string(to_name(kind)) +
                     ".csv to tell which is meant"};
  return {.named = &found->second, .blocked = !found->second.sound};
}

void resolve_references(IntakeState& state, Sheet& sheet) {
  for (const FileColumn& column : sheet.type->columns) {
    if (!column.names || !sheet.has(column)) continue;
    for (Draft& draft : sheet.drafts) {
      if (!draft.readable) continue;
      if (column.form != CellForm::clusters) resolve(state, sheet, column, draft);
      else resolve_clusters(state, sheet, column, draft);
    }
  }
}
