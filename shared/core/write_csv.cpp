#include "core/csv.h"

namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r";

// Whatever apostrophes stand in front of it: one more is taken off again when it is read.
bool starts_formula(std::string_view text) {
  const std::size_t start = text.find_first_not_of('\'');
  return start != text.npos && kFormulaStarts.find(text[start]) != kFormulaStarts.npos;
}

}  // namespace

void write_csv_cell(std::string_view text, std::string& out) {
  const bool quoted =
      text.find_first_of(",;\"\t\r\n") != text.npos || (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (quoted) out += '"';
  if (starts_formula(text)) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
}

void write_csv_record(std::span<const std::string_view> cells, std::string& out) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i) out += ',';
    write_csv_cell(cells[i], out);
  }
  out += "\r\n";
}

std::string_view without_csv_guard(std::string_view cell) {
  if (!cell.empty() && cell.front() == '\'' && starts_formula(cell.substr(1))) cell.remove_prefix(1);
  return cell;
}
