#include "screens/import_files.h"

#include <algorithm>
#include <optional>

#include "core/csv.h"
#include "core/text.h"

namespace {

constexpr std::string_view kFileNames[] = {"organisations.csv", "clusters.csv", "business_units.csv",
                                           "departments.csv",   "users.csv",    "assignments.csv"};
static_assert(std::size(kFileNames) == kFileKinds);

std::optional<FileKind> kind_by_name(std::string_view name) {
  const std::string lower = lower_ascii(name);
  for (std::size_t i = 0; i < kFileKinds; ++i)
    if (lower.starts_with(kFileNames[i].substr(0, kFileNames[i].size() - 4))) return static_cast<FileKind>(i);
  return {};
}

// The one kind that takes every column of the first line.
std::optional<FileKind> kind_by_header(std::string_view text) {
  CsvReader reader(text);
  CsvRecord first;
  if (!reader.next(first)) return {};
  for (std::size_t i = 0; i < kFileKinds; ++i) {
    std::vector<CsvColumn> wanted;
    for (const FileColumn& column : file_type(static_cast<FileKind>(i)).columns)
      wanted.push_back({column.name, column.required});
    if (match_header(first.cells, wanted).faults.empty()) return static_cast<FileKind>(i);
  }
  return {};
}

// Its first cell, and the second where one file holds many of the first: departments and assignments.
std::string key_of_cells(const CsvRecord& record, std::size_t cells) {
  std::string key;
  for (std::size_t i = 0; i < std::min(cells, record.cells.size()); ++i)
    key.append(i ? ", " : "").append(trim(record.cells[i]));
  return key;
}

void read_keys(ChosenFile& file, std::size_t cells) {
  CsvReader reader(file.text);
  CsvRecord record;
  if (!reader.next(record)) return;
  while (reader.next(record)) {
    if (file.fault.empty() && record.fault.find("UTF-8") != record.fault.npos)  // JSON cannot carry it
      file.fault =
          "record " + std::to_string(record.number) + " " + std::string(record.fault) + ", and choose it again.";
    file.keys.push_back(key_of_cells(record, cells));
    file.numbers.push_back(record.number);
  }
}

}  // namespace

void ImportFiles::take(platform::File given) {
  auto kind = kind_by_name(given.name);
  if (!kind) kind = kind_by_header(given.text);
  if (!kind) {
    unknown.push_back(std::move(given.name));
    return;
  }
  ChosenFile& file = files[static_cast<std::size_t>(*kind)];
  file = {std::move(given.name), std::move(given.text)};
  read_keys(file, file_type(*kind).key.size() > 1 ? 2 : 1);
}

void ImportFiles::remove(FileKind kind) { files[static_cast<std::size_t>(kind)] = {}; }

bool ImportFiles::none() const {
  return std::all_of(files.begin(), files.end(), [](const ChosenFile& f) { return f.text.empty(); });
}

bool ImportFiles::broken() const {
  return std::any_of(files.begin(), files.end(), [](const ChosenFile& f) { return !f.fault.empty(); });
}

std::int64_t ImportFiles::records() const {
  std::int64_t count = 0;
  for (const ChosenFile& file : files) count += static_cast<std::int64_t>(file.keys.size());
  return count;
}

std::string_view file_name(FileKind kind) { return kFileNames[static_cast<std::size_t>(kind)]; }
std::string_view kind_label(FileKind kind) { return file_type(kind).entity->plural; }

std::string columns_text(FileKind kind) {
  std::string out;
  for (const FileColumn& column : file_type(kind).columns) out.append(out.empty() ? "" : ", ").append(column.name);
  return out;
}
