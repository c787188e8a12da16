#include <algorithm>

#include "core/csv.h"
#include "core/text.h"

namespace {

std::string plain_name(std::string_view cell) {
  std::string name = lower_ascii(trim(cell));
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return name;
}

}  // namespace

CsvHeader match_header(std::span<const std::string_view> cells, std::span<const CsvColumn> wanted) {
  CsvHeader header{.places = std::vector(wanted.size(), CsvHeader::kAbsent), .width = cells.size(), .faults = {}};
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const std::string name = plain_name(cells[at]);
    const auto column = std::find_if(wanted.begin(), wanted.end(), [&](const CsvColumn& c) { return c.name == name; });
    if (column == wanted.end()) {
      if (name.empty()) header.faults.push_back({"column " + std::to_string(at + 1), "has no name"});
      else header.faults.push_back({name, "is not a column of this file"});
      continue;
    }
    std::size_t& place = header.places[static_cast<std::size_t>(column - wanted.begin())];
    if (place == CsvHeader::kAbsent) place = at;
    else header.faults.push_back({name, "is a column twice"});
  }
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (wanted[i].required && header.places[i] == CsvHeader::kAbsent)
      header.faults.push_back({std::string(wanted[i].name), "is missing: the first line has no such column"});
  return header;
}
