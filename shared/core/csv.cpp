#include "core/csv.h"

#include <algorithm>

#include "core/text.h"

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

char find_separator(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  for (const char separator : {',', ';', '\t'})
    if (line.find(separator) != line.npos) return separator;
  return ',';
}

bool is_blank_record(const CsvRecord& record) {
  if (!record.fault.empty()) return false;
  return std::all_of(record.cells.begin(), record.cells.end(),
                     [](std::string_view cell) { return trim(cell).empty(); });
}

}  // namespace

CsvReader::CsvReader(std::string_view text) : text_(text), is_utf8_(is_utf8(text)) {
  if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) text_.remove_prefix(kByteOrderMark.size());
  separator_ = find_separator(text_);
}

bool CsvReader::next(CsvRecord& record) {
  do {
    if (at_ == text_.size()) return false;
    read_record(record);
  } while (is_blank_record(record));
  return true;
}

void CsvReader::read_record(CsvRecord& record) {
  const std::size_t start = at_;
  record.number = ++records_;
  record.cells.clear();
  record.fault = {};
  for (;; ++at_) {
    const std::size_t cell = std::min(text_.find_first_not_of(' ', at_), text_.size());
    const bool quoted = cell < text_.size() && text_[cell] == '"';
    if (quoted) at_ = cell;
    record.cells.push_back(quoted ? read_quoted(record) : read_plain(record));
    if (at_ == text_.size() || text_[at_] != separator_) break;
  }
  if (!is_utf8_ && !is_utf8(text_.substr(start, at_ - start)))
    record.fault = "is not valid UTF-8; save the file as CSV UTF-8";
  pass_line_end();
}

std::string_view CsvReader::read_plain(CsvRecord& record) {
  const std::size_t start = at_;
  while (!at_end_of_cell()) ++at_;
  const std::string_view cell = text_.substr(start, at_ - start);
  if (cell.find('"') != cell.npos) record.fault = "has a quote inside a cell that is not quoted";
  return cell;
}

std::string_view CsvReader::read_quoted(CsvRecord& record) {
  const std::size_t start = ++at_;
  bool doubled = false;
  for (;; at_ += 2, doubled = true) {
    at_ = std::min(text_.find('"', at_), text_.size());
    if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
  }
  std::string_view cell = text_.substr(start, at_ - start);
  if (at_ == text_.size()) {
    record.fault = "opens a quote that is never closed";
    return cell;
  }
  at_ = std::min(text_.find_first_not_of(' ', at_ + 1), text_.size());
  if (!at_end_of_cell()) {
    record.fault = "has text after a closing quote";
    while (!at_end_of_cell()) ++at_;
  }
  if (!doubled) return cell;
  std::string& plain = unescaped_.emplace_back();
  for (std::size_t i = 0; i < cell.size(); ++i) {
    plain += cell[i];
    if (cell[i] == '"') ++i;
  }
  return plain;
}

bool CsvReader::at_end_of_cell() const {
  return at_ == text_.size() || text_[at_] == separator_ || is_line_end(text_[at_]);
}

void CsvReader::pass_line_end() {
  if (at_ < text_.size() && text_[at_] == '\r') {
    ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  } else if (at_ < text_.size()) {
    ++at_;
  }
}
