#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

struct CsvRecord {
  std::size_t number = 0;  // from 1, the header and blank lines counted: the row that a spreadsheet shows
  std::vector<std::string_view> cells;
  std::string_view fault;  // what is wrong with its quotes or its encoding; empty when it can be read
};

// RFC 4180, read record by record where the bytes lie; lines may end in CR LF, LF or CR, and a byte order mark is
// passed over. Cells are separated by commas, or by semicolons or tabs when the first line has those and no comma.
// Cells hold as long as both the text and the reader.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text);

  // False at the end. Blank lines are passed over.
  bool next(CsvRecord& record);

 private:
  void read_record(CsvRecord& record);
  std::string_view read_plain(CsvRecord& record);
  std::string_view read_quoted(CsvRecord& record);
  bool at_end_of_cell() const;
  void pass_line_end();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t records_ = 0;
  char separator_ = ',';
  bool is_utf8_ = false;               // the whole text, so that records need not be looked at one by one
  std::deque<std::string> unescaped_;  // cells with doubled quotes
};

struct CsvColumn {
  std::string_view name;
  bool required = true;  // the header must have it
};

struct CsvHeader {
  static constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

  std::vector<std::size_t> places;  // per wanted column its cell, or kAbsent
  std::size_t width = 0;            // cells that every record must have
  std::vector<Fault> faults;        // unknown, missing and repeated columns
};

// Names are compared without case; blanks and dashes count as underscores.
CsvHeader match_header(std::span<const std::string_view> cells, std::span<const CsvColumn> wanted);

// Quoted where needed. A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV
// injection").
void write_csv_cell(std::string_view text, std::string& out);

// A line, ended by CR LF.
void write_csv_record(std::span<const std::string_view> cells, std::string& out);

// What write_csv_cell made harmless, as it was.
std::string_view without_csv_guard(std::string_view cell);
