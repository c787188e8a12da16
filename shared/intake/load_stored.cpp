#include <algorithm>

#include "intake/intake_state.h"

namespace {

constexpr std::size_t kValuesPerQuery = 500;

// Every handle of this kind that a cell mentions, in its own file or in those that refer to it.
std::vector<std::string> mentioned_handles(IntakeState& state, FileKind kind) {
  std::vector<std::string> handles;
  const FileType& type = file_type(kind);
  const auto collect = [&](const Sheet& sheet, const FileColumn& column) {
    for (const Draft& draft : sheet.drafts) {
      const std::string_view cell = sheet.cell(draft, column);
      if (column.form == CellForm::clusters)
        for (const std::string_view part : split_cell(cell)) handles.push_back(type.handle_text(part));
      else if (!cell.empty()) handles.push_back(type.handle_text(cell));
    }
  };
  for (const auto& sheet : state.sheets) {
    if (!sheet || !sheet->faults.empty()) continue;
    for (const FileColumn& column : sheet->type->columns)
      if (sheet->has(column) && (column.names == kind || (sheet->kind == kind && column.field == type.handle)))
        collect(*sheet, column);
  }
  return handles;
}

// The stored rows that the records of this file refer to by the first field of their key.
std::vector<std::string> referred_ids(IntakeState& state, FileKind kind) {
  std::vector<std::string> ids;
  const auto& sheet = state.sheet(kind);
  if (!sheet) return ids;
  const FileColumn& column = *sheet->type->column_of(sheet->type->key.front());
  const auto& names = state.names_of_kind(*column.names);
  for (const Draft& draft : sheet->drafts) {
    const auto found = names.find(file_type(*column.names).handle_text(sheet->cell(draft, column)));
    if (found != names.end() && found->second.stored) ids.push_back(to_text(found->second.id));
  }
  return ids;
}

void keep(IntakeState& state, FileKind kind, const void* row) {
  const FileType& type = file_type(kind);
  state.stored[static_cast<std::size_t>(kind)].try_emplace(key_of(type, row), Row(*type.entity, row));
  if (type.handle.empty()) return;
  const Record& record = record_of(row);
  const std::string handle = *type.entity->find(type.handle)->read(row).if_text();
  const auto [at, added] = state.names_of_kind(kind).try_emplace(handle, Named{record.id, record.tenant, true});
  if (!added && at->second.id != record.id) at->second.ambiguous = true;
}

}  // namespace

std::string key_of(const FileType& type, const void* row) {
  std::string key;
  if (type.entity->scope != ScopeLevel::organisation) append_text(record_of(row).tenant, key);
  for (const std::string_view name : type.key) {
    const Field& field = *type.entity->find(name);
    key += '\x1F';
    if (field.kind() == Kind::reference) append_text(*static_cast<const Uuid*>(field.in(row)), key);
    else if (const Json value = field.read(row); value.if_text()) key += *value.if_text();
  }
  if (type.more_key) key.append("\x1F").append(type.more_key(row));
  return key;
}

Outcome load_stored(IntakeState& state, FileKind kind) {
  const FileType& type = file_type(kind);
  const Field& field = *type.entity->find(type.key.front());
  auto values = type.handle.empty() ? referred_ids(state, kind) : mentioned_handles(state, kind);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  Workspace& workspace = state.workspace;
  const Reach seen = reach(workspace.subject(), std::string(type.entity->name) + ".read", workspace.now());
  for (std::size_t from = 0; from < values.size(); from += kValuesPerQuery) {
    Json::Array some;
    for (std::size_t i = from; i < std::min(from + kValuesPerQuery, values.size()); ++i) some.push_back(values[i]);
    const Query query{.where = {{&field, Op::in, std::move(some)}}, .reach = &seen};
    TRY(workspace.select(*type.entity, query, [&](const void* row) { keep(state, kind, row); }));
  }
  return Done{};
}
