// A CSV file: its records count up, and what can be read can be written and read again.
#include "core/csv.h"

#include "fuzz.h"

#include "core/text.h"

namespace {

constexpr CsvColumn kWanted[] = {{"code", true}, {"name", true}, {"time_zone", false}};

void check_header(const CsvRecord& record) {
  const CsvHeader header = match_header(record.cells, kWanted);
  hold(header.places.size() == std::size(kWanted) && header.width == record.cells.size(), "a header has its places");
  for (std::size_t i = 0; i < header.places.size(); ++i) {
    const bool found = header.places[i] != CsvHeader::kAbsent;
    hold(!found || header.places[i] < record.cells.size(), "a column lies within the record");
    hold(found || !kWanted[i].required || !header.faults.empty(), "a missing column is a fault");
  }
}

void write_again(const CsvRecord& record) {
  std::string text;
  const std::string_view code = "code";  // the first line shows the separator
  write_csv_record(std::vector(record.cells.size() + 1, code), text);
  std::vector<std::string_view> cells(record.cells);
  cells.insert(cells.begin(), code);
  write_csv_record(cells, text);
  CsvReader reader(text);
  CsvRecord header, again;
  hold(reader.next(header) && reader.next(again), "what was written has two records");
  hold(again.fault.empty() && again.cells.size() == cells.size(), "what was written can be read");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    hold(without_csv_guard(again.cells[i]) == cells[i], "a cell comes back");
    const bool formula = !again.cells[i].empty() && std::string_view("=+-@\t\r").find(again.cells[i][0]) != text.npos;
    hold(!formula, "no cell begins a formula");
  }
  CsvRecord none;
  hold(!reader.next(none), "a record is one record");
}

}  // namespace

void fuzz(std::string_view input) {
  CsvReader reader(input);
  std::size_t last = 0;
  for (CsvRecord record; reader.next(record); last = record.number) {
    hold(record.number > last, "records count up");
    hold(!record.cells.empty(), "a record has a cell");
    if (last == 0) check_header(record);
    if (!record.fault.empty()) continue;
    for (const std::string_view cell : record.cells) hold(is_utf8(cell), "what has no fault is UTF-8");
    write_again(record);
  }
}
