#include "core/csv.h"

#include <catch_amalgamated.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read_all(std::string_view text) {
  Rows rows;
  CsvReader reader(text);
  for (CsvRecord record; reader.next(record);) {
    CHECK(record.fault == "");
    rows.emplace_back(record.cells.begin(), record.cells.end());
  }
  return rows;
}

std::string first_fault(std::string_view text, std::size_t* number = nullptr) {
  CsvReader reader(text);
  for (CsvRecord record; reader.next(record);) {
    if (record.fault.empty()) continue;
    if (number) *number = record.number;
    return std::string(record.fault);
  }
  return {};
}

}  // namespace

TEST_CASE("records are read whatever ends their lines") {
  const Rows wanted = {{"code", "name"}, {"OR-1", "Palm"}, {"OR-2", ""}};
  CHECK(read_all("code,name\nOR-1,Palm\nOR-2,\n") == wanted);
  CHECK(read_all("code,name\nOR-1,Palm\nOR-2,") == wanted);
  CHECK(read_all("code,name\r\nOR-1,Palm\r\nOR-2,\r\n") == wanted);
  CHECK(read_all("code,name\rOR-1,Palm\rOR-2,\r") == wanted);
  CHECK(read_all("\xEF\xBB\xBF"
                 "code,name\nOR-1,Palm\nOR-2,\n") == wanted);
  CHECK(read_all("code,name\n\n\nOR-1,Palm\n,\n  \nOR-2,\n\n") == wanted);
}

TEST_CASE("quotes hold commas, newlines and quotes") {
  CHECK(read_all("a,\"b, c\",\"two\r\nlines\"\n") == Rows{{"a", "b, c", "two\r\nlines"}});
  CHECK(read_all("\"say \"\"hi\"\"\",\"\"\"\"") == Rows{{"say \"hi\"", "\""}});
  CHECK(read_all("\"\",x") == Rows{{"", "x"}});
  CHECK(read_all("a,  \"b, c\"  ,d") == Rows{{"a", "b, c", "d"}});
}

TEST_CASE("semicolons and tabs separate when the first line has no comma") {
  CHECK(read_all("a;b\n1;\"2;3\"") == Rows{{"a", "b"}, {"1", "2;3"}});
  CHECK(read_all("a\tb\n1\t2,3") == Rows{{"a", "b"}, {"1", "2,3"}});
  CHECK(read_all("a,b\nx:1;y:2,3") == Rows{{"a", "b"}, {"x:1;y:2", "3"}});
}

TEST_CASE("records are numbered as a spreadsheet shows them") {
  CsvReader reader("h\n\"two\nlines\"\n\nx\n");
  CsvRecord record;
  std::vector<std::size_t> numbers;
  while (reader.next(record)) numbers.push_back(record.number);
  CHECK(numbers == std::vector<std::size_t>{1, 2, 4});
}

TEST_CASE("cells outlive the record that gave them") {
  const std::string text = "\"a\"\"1\"\n\"b\"\"2\"\n";
  CsvReader reader(text);
  std::vector<std::string_view> cells;
  for (CsvRecord record; reader.next(record);) cells.push_back(record.cells[0]);
  CHECK(cells == std::vector<std::string_view>{"a\"1", "b\"2"});
}

TEST_CASE("what breaks the format is named with its record") {
  std::size_t number = 0;
  CHECK(first_fault("a,b\n1,\"2\n3,4\n", &number) == "opens a quote that is never closed");
  CHECK(number == 2);
  CHECK(first_fault("a\n\"\"\"") == "opens a quote that is never closed");
  CHECK(first_fault("a\n5\" pipe\nb", &number) == "has a quote inside a cell that is not quoted");
  CHECK(number == 2);
  CHECK(first_fault("a,b\n\"1\"2,3\n") == "has text after a closing quote");
  CHECK(first_fault("a\nok\nChlo\xE9\nok", &number).starts_with("is not valid UTF-8"));
  CHECK(number == 3);
}

TEST_CASE("a fault does not spoil the records after it") {
  CsvReader reader("h,i\nfi\"ve,1\nsix,2\n");
  CsvRecord record;
  REQUIRE((reader.next(record) && reader.next(record) && reader.next(record)));
  CHECK(record.fault == "");
  CHECK(record.cells == std::vector<std::string_view>{"six", "2"});
}

TEST_CASE("columns are found by name in any order") {
  const CsvColumn wanted[] = {{"code"}, {"legal_name"}, {"country", false}};
  const std::string_view cells[] = {" Legal Name ", "CODE"};
  const CsvHeader header = match_header(cells, wanted);
  CHECK(header.faults.empty());
  CHECK(header.width == 2);
  CHECK(header.places == std::vector<std::size_t>{1, 0, CsvHeader::kAbsent});
}

TEST_CASE("unknown, missing, repeated and nameless columns are told") {
  const CsvColumn wanted[] = {{"code"}, {"name"}};
  const std::string_view cells[] = {"code", "Code", "colour", ""};
  const CsvHeader header = match_header(cells, wanted);
  REQUIRE(header.faults.size() == 4);
  CHECK((header.faults[0].field == "code" && header.faults[0].message == "is a column twice"));
  CHECK((header.faults[1].field == "colour" && header.faults[1].message == "is not a column of this file"));
  CHECK((header.faults[2].field == "column 4" && header.faults[2].message == "has no name"));
  CHECK((header.faults[3].field == "name" && header.faults[3].message.starts_with("is missing")));
}

TEST_CASE("what is written can be read back") {
  const std::vector<std::string_view> cells = {"plain", "a,b",    "say \"hi\"", "two\r\nlines",
                                               "",      " ends ", "ภูเก็ต",       "x;y"};
  std::string text;
  write_csv_record(cells, text);
  CHECK(read_all(text) == Rows{{cells.begin(), cells.end()}});
}

TEST_CASE("formulas are made harmless and read back as they were") {
  for (const char* cell :
       {"=1+1", "+66 1", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''@x", "=cmd|' /C calc'!A0,\"x\""}) {
    std::string text;
    write_csv_record(std::vector<std::string_view>{cell, "x"}, text);
    const Rows rows = read_all(text);
    CHECK(rows[0][0] == std::string("'") + cell);
    CHECK(without_csv_guard(rows[0][0]) == cell);
  }
  CHECK(without_csv_guard("'tis") == "'tis");
  CHECK(without_csv_guard("'") == "'");
}

TEST_CASE("no bytes break the reader") {
  constexpr std::string_view kAlphabet = "\",;\t\r\n a\xEF\xBB\xBF\xE0\xFF";
  std::uint64_t state = 42;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t i = 0; i < static_cast<std::size_t>(round) % 24; ++i) {
      state = state * 6364136223846793005ull + 1442695040888963407ull;
      text += kAlphabet[(state >> 33) % kAlphabet.size()];
    }
    CsvReader reader(text);
    CsvRecord record;
    std::size_t last = 0;
    std::size_t bytes = 0;
    while (reader.next(record)) {
      REQUIRE(record.number > last);
      REQUIRE_FALSE(record.cells.empty());
      last = record.number;
      for (const std::string_view cell : record.cells) bytes += cell.size();
    }
    REQUIRE(bytes <= text.size());
  }
}
