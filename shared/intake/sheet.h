#pragma once

#include "core/csv.h"
#include "intake/verdict.h"

struct NamedCluster {
  Uuid id;
  std::string code;
};

// One record of a file on its way to a row.
struct Draft {
  std::size_t record;  // the header is 1
  std::vector<std::string_view> cells;
  Row row;
  std::vector<Fault> faults = {};
  std::vector<Fault> differences = {};      // from the stored row, or from the earlier record that it repeats
  std::vector<NamedCluster> clusters = {};  // that a person is to run
  std::optional<Row> stored = {};
  IntakeVerdict verdict = IntakeVerdict::fresh;
  bool readable = true;  // false: its cells are not those of the first line
  bool blocked = false;  // it names a record that is in error: not at fault itself
};

// One file, read. The text must outlive it.
struct Sheet {
  Sheet(FileKind kind, std::string_view text);

  FileKind kind;
  const FileType* type;
  CsvReader reader;
  CsvHeader header;
  std::vector<Fault> faults;  // of the file as a whole
  std::vector<Draft> drafts;

  std::string_view cell(const Draft&, const FileColumn&) const;  // trimmed; empty when the file has no such column
  bool has(const FileColumn&) const;
  // Whether the record says anything about a field. An empty cell empties what can be empty, and else says nothing.
  bool gives(const Draft&, const FileColumn&) const;
};

// The parts between semicolons, trimmed; empty ones are left out.
std::vector<std::string_view> split_cell(std::string_view cell);

// A cell's text in the letters it is stored in.
std::string formed_text(CellForm, std::string_view cell);

// Fills one field from its cell and tells what is wrong with it. References are not filled here.
void fill_field(const FileColumn&, const Field&, std::string_view cell, Draft&);
