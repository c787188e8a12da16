#include "intake/sheet.h"

#include <algorithm>

#include "core/text.h"

namespace {

std::vector<CsvColumn> wanted_columns(const FileType& type) {
  std::vector<CsvColumn> wanted;
  for (const FileColumn& column : type.columns) {
    const Field* field = type.entity->find(column.field);
    wanted.push_back({column.name, column.required || (field && field->has(Field::Required))});
  }
  return wanted;
}

Fault width_fault(std::size_t cells, std::size_t wanted) {
  return {"", "has " + std::to_string(cells) + " cells where the first line has " + std::to_string(wanted)};
}

}  // namespace

Sheet::Sheet(FileKind of, std::string_view text) : kind(of), type(&file_type(of)), reader(text) {
  CsvRecord record;
  if (!reader.next(record)) {
    faults.push_back({"", "has no first line with the names of its columns"});
    return;
  }
  if (!record.fault.empty()) {
    faults.push_back({"", std::string(record.fault)});
    return;
  }
  header = match_header(record.cells, wanted_columns(*type));
  faults = header.faults;
  while (faults.empty() && reader.next(record)) {
    Draft& draft = drafts.emplace_back(Draft{record.number, record.cells, Row(*type->entity)});
    if (!record.fault.empty()) draft.faults.push_back({"", std::string(record.fault)});
    else if (record.cells.size() != header.width)
      draft.faults.push_back(width_fault(record.cells.size(), header.width));
    if (type->prepare) type->prepare(draft.row.data());
    draft.readable = draft.faults.empty();
    if (!draft.readable) continue;
    for (const FileColumn& column : type->columns)
      if (!column.names && has(column))
        fill_field(column, *type->entity->find(column.field), cell(draft, column), draft);
  }
}

std::vector<std::string_view> split_cell(std::string_view cell) {
  std::vector<std::string_view> parts;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(';'), cell.size());
    if (const auto part = trim(cell.substr(0, end)); !part.empty()) parts.push_back(part);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

bool Sheet::has(const FileColumn& column) const {
  const auto at = static_cast<std::size_t>(&column - type->columns.data());
  return at < header.places.size() && header.places[at] != CsvHeader::kAbsent;
}

std::string_view Sheet::cell(const Draft& draft, const FileColumn& column) const {
  const std::size_t place = header.places[static_cast<std::size_t>(&column - type->columns.data())];
  return place < draft.cells.size() ? without_csv_guard(trim(draft.cells[place])) : std::string_view();
}

bool Sheet::gives(const Draft& draft, const FileColumn& column) const {
  if (!has(column) || !cell(draft, column).empty()) return has(column);
  const Field* field = type->entity->find(column.field);
  return !field || field->kind() == Kind::text || field->kind() == Kind::list || field->type->nullable;
}
