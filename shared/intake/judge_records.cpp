#include <algorithm>

#include "intake/intake_state.h"

namespace {

std::vector<std::string> sorted_items(const Json& list) {
  std::vector<std::string> items;
  for (const Json& item : *list.if_array()) items.push_back(canonical_text(item));
  std::sort(items.begin(), items.end());
  return items;
}

// Lists are compared as sets.
bool same(const Field& field, const void* a, const void* b) {
  const Json one = field.read(a);
  const Json other = field.read(b);
  return one == other || (field.kind() == Kind::list && sorted_items(one) == sorted_items(other));
}

std::string modules_text(const std::vector<ModuleAccess>& modules) {
  if (modules.empty()) return "empty";
  std::string text;
  for (const ModuleAccess& access : modules)
    text += (text.empty() ? "" : ";") + access.module_id + ":" + std::string(to_name(access.access_level));
  return text;
}

std::string was(const Field& field, const void* row) {
  if (field.kind() == Kind::reference)
    return "was another " + std::string(field.target ? field.target->label : field.label);
  if (field.type == detail::Ops<std::vector<ModuleAccess>>::value)
    return "was " + modules_text(*static_cast<const std::vector<ModuleAccess>*>(field.in(row)));
  const Json value = field.read(row);
  if (value.is_null() || (value.if_text() && value.if_text()->empty())) return "was empty";
  return "was " + to_json_text(value);
}

std::vector<Fault> differences(const Sheet& sheet, const Draft& draft, const void* other) {
  std::vector<Fault> found;
  for (const FileColumn& column : sheet.type->columns) {
    if (!sheet.gives(draft, column) || column.field.empty()) continue;
    const Field& field = *sheet.type->entity->find(column.field);
    if (!same(field, draft.row.data(), other)) found.push_back({std::string(column.name), was(field, other)});
  }
  return found;
}

auto column_named(const Sheet& sheet, std::string_view name) {
  return std::find_if(sheet.type->columns.begin(), sheet.type->columns.end(),
                      [&](const FileColumn& column) { return column.name == name; });
}

void validate_row(const Sheet& sheet, Draft& draft) {
  for (Fault& fault : validate(*sheet.type->entity, draft.row.data())) {
    const FileColumn* column = sheet.type->column_of_wire(fault.field);
    if (column && column->names) continue;  // told when it was looked up
    std::string name = column ? std::string(column->name) : fault.field;
    const auto told = [&](const Fault& earlier) { return earlier.field == name; };
    if (std::none_of(draft.faults.begin(), draft.faults.end(), told))
      draft.faults.push_back({std::move(name), std::move(fault.message)});
  }
  const auto place = [&](const Fault& fault) { return column_named(sheet, fault.field) - sheet.type->columns.begin(); };
  std::stable_sort(draft.faults.begin(), draft.faults.end(),
                   [&](const Fault& a, const Fault& b) { return place(a) < place(b); });
}

std::string key_column(const Sheet& sheet) { return std::string(sheet.type->column_of(sheet.type->key.front())->name); }

void judge_repeated(const Sheet& sheet, const Draft& first, Draft& draft) {
  const std::string place = "record " + std::to_string(first.record);
  for (Fault& fault : differences(sheet, draft, first.row.data()))
    draft.faults.push_back({std::move(fault.field), "contradicts " + place + ", where it " + fault.message});
  draft.verdict = IntakeVerdict::duplicate;
  draft.differences = {{key_column(sheet), "repeats " + place}};
}

void judge_stored(const Sheet& sheet, const Row& stored, Draft& draft) {
  draft.stored = stored;
  draft.row.record() = stored.record();
  draft.differences = differences(sheet, draft, stored.data());
  draft.verdict = draft.differences.empty() ? IntakeVerdict::duplicate : IntakeVerdict::changed;
  for (const Fault& difference : draft.differences) {
    const FileColumn& column = *column_named(sheet, difference.field);
    if (sheet.type->entity->find(column.field)->has(Field::Fixed))
      draft.faults.push_back({difference.field, difference.message + " and cannot be changed by an import"});
  }
  if (draft.differences.empty()) draft.differences = {{key_column(sheet), "is stored already"}};
}

// Later files see the first sound record of a handle, or one that is in error so that they need not complain as well.
void name_record(IntakeState& state, const Sheet& sheet, const Draft& draft,
                 std::unordered_map<std::string, Uuid>& named) {
  const FileColumn& column = *sheet.type->column_of(sheet.type->handle);
  const std::string handle = sheet.type->handle_text(sheet.cell(draft, column));
  if (handle.empty()) return;
  auto& names = state.names_of_kind(sheet.kind);
  const Record& record = draft.row.record();
  if (!draft.faults.empty() || draft.blocked) {
    if (!named.contains(handle)) names[handle] = {record.id, record.tenant, false, false};
    return;
  }
  const auto [earlier, first] = named.try_emplace(handle, record.id);
  if (first) names[handle] = {record.id, record.tenant, draft.stored.has_value()};
  else if (earlier->second != record.id) names[handle].ambiguous = true;
}

}  // namespace

void judge_records(IntakeState& state, Sheet& sheet) {
  const auto& stored = state.stored[static_cast<std::size_t>(sheet.kind)];
  std::unordered_map<std::string, const Draft*> seen;
  std::unordered_map<std::string, Uuid> named;
  for (Draft& draft : sheet.drafts) {
    if (draft.readable) validate_row(sheet, draft);
    if (draft.faults.empty() && !draft.blocked) {
      const std::string key = key_of(*sheet.type, draft.row.data());
      const auto [first, is_first] = seen.try_emplace(key, &draft);
      if (!is_first) {
        draft.row.record() = first->second->row.record();
        judge_repeated(sheet, *first->second, draft);
      } else if (const auto found = stored.find(key); found != stored.end()) {
        judge_stored(sheet, found->second, draft);
      } else {
        draft.row.record().id = state.workspace.new_id();
        if (sheet.type->entity->scope == ScopeLevel::organisation) draft.row.record().tenant = draft.row.record().id;
      }
    }
    if (!draft.faults.empty()) draft.verdict = IntakeVerdict::error;
    if (!sheet.type->handle.empty()) name_record(state, sheet, draft, named);
  }
}
